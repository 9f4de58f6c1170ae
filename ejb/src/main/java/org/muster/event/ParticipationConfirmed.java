package org.muster.event;

import org.muster.member.PersonId;

/**
 * A person's part in an event was confirmed; observed in the same transaction, so that a refusal
 * (no money left, say) undoes the confirmation.
 *
 * @param memberCode the administration the person comes from, or null
 */
public record ParticipationConfirmed(
        ParticipationId participation,
        EventId event,
        PersonId person,
        ParticipationRole role,
        Funding funding,
        String memberCode) {}
