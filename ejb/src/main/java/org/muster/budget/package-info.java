/**
 * What an event may cost under each heading, version by version, and that no more is promised or
 * spent.
 *
 * <p>Owns the versions of each event's budget. Calls the fund for what is set aside and observes
 * {@link org.muster.funding.MoneyWanted}, so that what would break a heading is refused when it is
 * promised. Invariants: a version is approved by a second person and never changed after; it never
 * exceeds the event's approved allocations; what is spent and promised under a heading never
 * exceeds its line by more than the version's flexibility; money moved between headings beyond that
 * names the donor's approval.
 */
package org.muster.budget;
