/**
 * The Members (customs administrations), the regional entities, other organisations, and the people
 * behind them all.
 *
 * <p>Calls shared, account and operation. Invariants: a Member is an administration and not a
 * country; what is true of it (region, list of least developed countries, phase of a programme) is
 * true for a time; a person's name and address stand here and nowhere else; a Member without a
 * focal point is written to at its Director General's office. The reference data comes with the
 * installation, from reviewed files that name source and date of each row.
 */
package org.muster.member;
