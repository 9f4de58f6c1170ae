package org.muster.event;

import org.muster.member.PersonId;

/**
 * A confirmed part was withdrawn; observed in the same transaction, so that what was reserved for
 * it is released with it.
 *
 * @param memberCode the administration the person comes from, or null
 */
public record ParticipationWithdrawn(
        ParticipationId participation,
        EventId event,
        PersonId person,
        ParticipationRole role,
        Funding funding,
        String memberCode) {}
