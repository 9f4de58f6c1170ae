/**
 * What a day at a place costs, as it was published for a month.
 *
 * <p>Owns the table of daily rates. May call account and operation. Invariants: a rate is recorded
 * once and never changed; a month without one refuses, for the last known rate is a guess.
 */
package org.muster.dailyrate;
