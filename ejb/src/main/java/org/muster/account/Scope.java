package org.muster.account;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * How far an actor's roles reach: everywhere, or to the regions, events and contributions named.
 */
public record Scope(
        boolean everywhere, Set<String> regions, Set<String> events, Set<String> contributions) {

    private static final List<UUID> NONE = List.of(new UUID(0, 0)); // no contribution has it

    /** An event is in reach by itself or through its region. */
    public boolean coversEvent(Object eventId, String region) {
        return everywhere || events.contains(eventId.toString()) || regions.contains(region);
    }

    public boolean coversContribution(Object contributionId) {
        return everywhere || contributions.contains(contributionId.toString());
    }

    /** The contributions named, for a list in SQL, which is never empty. */
    public List<UUID> contributionIds() {
        var ids = contributions.stream().map(UUID::fromString).toList();
        return ids.isEmpty() ? NONE : ids;
    }
}
