package org.muster.account;

import java.util.Set;

/**
 * How far an actor's roles reach: everywhere, or to the regions, events and contributions named.
 */
public record Scope(
        boolean everywhere, Set<String> regions, Set<String> events, Set<String> contributions) {

    /** An event is in reach by itself or through its region. */
    public boolean coversEvent(Object eventId, String region) {
        return everywhere || events.contains(eventId.toString()) || regions.contains(region);
    }

    public boolean coversContribution(Object contributionId) {
        return everywhere || contributions.contains(contributionId.toString());
    }
}
