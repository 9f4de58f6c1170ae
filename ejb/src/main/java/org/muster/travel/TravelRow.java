package org.muster.travel;

import java.time.Instant;
import org.muster.event.ParticipationId;
import org.muster.event.ParticipationRole;

/**
 * One who takes part, as the list of arrivals and rooms shows them.
 *
 * @param isLacking whether something is missing that a ticket, a room or a visa takes
 * @param administration its name, or the organisation's; empty for those of neither
 */
public record TravelRow(
        ParticipationId id,
        String familyName,
        String givenName,
        String nativeName,
        String sex,
        String administration,
        ParticipationRole role,
        boolean isLacking,
        TravelFacts facts,
        String changedBy,
        Instant changedAt) {

    /** As it stands in a list, which is no place for passports or for what somebody may not eat. */
    TravelRow listed() {
        return new TravelRow(
                id,
                familyName,
                givenName,
                nativeName,
                sex,
                administration,
                role,
                isLacking,
                facts.withoutPrivateFacts(),
                changedBy,
                changedAt);
    }
}
