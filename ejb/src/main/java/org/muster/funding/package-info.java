/**
 * Donors, their contributions, what each may pay for, and what is promised out of it.
 *
 * <p>Owns donors with every name they were seen under, contributions with instalments and earmarks,
 * allocations to events, commitments, cost documents and the memo of gifts in kind. Posts through
 * the ledger. Invariants: allocations never exceed the agreement; a reservation that would overdraw
 * its allocation is refused when it is made; of a commitment, posted, released and open are always
 * the original amount; nothing is charged outside the earmark of its day; nobody approves what they
 * entered.
 */
package org.muster.funding;
