/**
 * What fails while nobody looks, and who is told.
 *
 * <p>Owns the failures of work that no person started: the times of a schedule that brought no or
 * not every statement, and a nightly recount of the ledger that differs. Each is told once, in the
 * transaction that records it, by letter to the finance officers whose role covers it; where none
 * of them has an address, that is on record. A run somebody started, stopped or restarted by hand
 * raises none: that person looks.
 */
package org.muster.alarm;
