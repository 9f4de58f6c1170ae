/**
 * What the house pays, list by list.
 *
 * <p>Owns lists of payments, to a bank or in cash, and the files they are sent as. It calls bank,
 * entitlement, advance, payee and funding: a payment that is booked is posted by the document's own
 * act. Invariants: a list is in one currency and of one account; nothing stands in two live lists;
 * nobody approves a list that they prepared or whose claim, advance or cost they entered or
 * approved; what an open exception doubts goes no step on; a payment goes to the account that was
 * approved, or is approved anew; a list that was sent stays as it was sent, and the accounts it
 * goes to are in no file that is kept; what is returned is to be paid again.
 */
package org.muster.payment;
