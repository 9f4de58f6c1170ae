package org.muster.advance;

import org.muster.funding.ContributionId;

/**
 * Which advances wait for something.
 *
 * @param work for what; null for any of it
 * @param contribution whose; null for all
 * @param text part of a number, a name or an event's code; blank for all
 * @param age how long overdue; null for all
 */
public record AdvanceFilter(
        AdvanceWork work, ContributionId contribution, String text, AdvanceAge age) {

    public AdvanceFilter(AdvanceWork work, ContributionId contribution, String text) {
        this(work, contribution, text, null);
    }
}
