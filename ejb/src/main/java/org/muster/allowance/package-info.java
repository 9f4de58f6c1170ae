/**
 * How allowances are reckoned, whoever they are paid to.
 *
 * <p>Owns the versions of allowance schemes. Everything a scheme pays or takes off is data of a
 * version, for no source settles it once and for all. May call account, operation and ledger.
 * Invariants: a version is approved by a second person and never changed after; its shares make
 * exactly 100.00 per cent; of a day the version counts whose days began last.
 */
package org.muster.allowance;
