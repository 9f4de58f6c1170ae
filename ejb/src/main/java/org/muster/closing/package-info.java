/**
 * The end of a month: what is still to be done before its books are closed, and the postings handed
 * over to the house's accounting.
 *
 * <p>Owns no row of its own; it reads what every other feature keeps and stands after them all. It
 * refuses a closing by {@link org.muster.ledger.MonthCloses}: a month is closed neither over
 * documents that nobody decided on nor over balances that differ from their lines.
 */
package org.muster.closing;
