/**
 * Compares who was invited, nominated, confirmed, present and what was claimed, and explains each
 * difference.
 *
 * <p>Owns the facts of a run and the exception cases with their resolutions. It calls claims, the
 * ledger and the encumbrances; reporting reads its exceptions. Invariants: a mismatch is data and
 * never a skipped item; the same facts, compared again, open nothing and post nothing; money at
 * risk is counted once per person; what is payable is posted in the transaction that finds it so;
 * nobody confirms a resolution they proposed.
 */
package org.muster.reconciliation;
