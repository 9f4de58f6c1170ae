/**
 * What the entries of a bank are the money of.
 *
 * <p>Owns explanations of bank entries. It calls bank, ledger, funding and entitlement: an entry is
 * matched to a posting that moved the same amount at the bank, or to what is due and is posted by
 * that very act. Invariants: an entry has one explanation at most, a posting explains one entry at
 * most, or, of cash that was handed out, all that was drawn and brought back together; what is in
 * the books is never posted again; what is none of the programme's is so by two people.
 */
package org.muster.matching;
