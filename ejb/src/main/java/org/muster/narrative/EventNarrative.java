package org.muster.narrative;

import java.time.Instant;
import org.muster.event.EventId;
import org.muster.funding.ContributionId;
import org.muster.shared.DateRange;

/**
 * An event that a contribution pays for, with what its donor is told of it.
 *
 * @param revision how often it was written; 0 where nobody has yet, and then by and at are null
 */
public record EventNarrative(
        ContributionId contribution,
        String agreementNo,
        EventId event,
        String code,
        String title,
        DateRange days,
        int revision,
        Narrative words,
        String writtenBy,
        Instant writtenAt) {}
