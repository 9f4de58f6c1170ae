/**
 * The double-entry ledger: append-only, balanced per currency and in euro, each source document
 * posted once.
 *
 * <p>Owns journal entries, months open for posting, and exchange rates. Knows no donor and no
 * agreement: a line names its contribution by id alone. Amounts are converted per posted line, half
 * up, and never as a sum; a missing rate refuses the posting.
 */
package org.muster.ledger;
