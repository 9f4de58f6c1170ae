/**
 * How long those who take part are to stay, and what their host provides.
 *
 * <p>Owns authorised nights and legs, what hosts provide and hours away on days without a night,
 * each only ever followed by a later row. May call account, operation, event, attendance and
 * allowance. Invariants: a fact belongs to one part in one event; of several of a day the last
 * recorded counts.
 */
package org.muster.stay;
