package org.muster.nomination;

import java.util.List;
import java.util.Optional;
import org.muster.event.ParticipationId;
import org.muster.invitation.InvitedEvent;
import org.muster.shared.Language;

/**
 * An officer as their own link shows them: what they were put forward for by their administration,
 * and where they stand. What the office notes about a decision is not theirs to read.
 *
 * @param participation their part in the link's event, once they were confirmed; or null
 * @param parts every event of the campaign they were put forward for, the link's among them
 */
public record Nominee(
        NominationId id, ParticipationId participation, Language language, List<Part> parts) {

    /** One event the officer was put forward for. */
    public record Part(NominationSummary nomination, InvitedEvent event, String link) {
        static Optional<Part> of(
                NominationSummary nomination, List<InvitedEvent> events, String link) {
            return events.stream()
                    .filter(event -> event.id().equals(nomination.event().value()))
                    .findFirst()
                    .map(event -> new Part(nomination, event, link));
        }
    }

    /** Whether the person was not erased, and the event still belongs to the campaign. */
    boolean isKnown() {
        return parts.stream()
                .filter(part -> part.nomination().id().equals(id))
                .anyMatch(part -> !part.nomination().familyName().isEmpty());
    }

    /** What the link is about. */
    public Part own() {
        return parts.stream()
                .filter(part -> part.nomination().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public NominationSummary officer() {
        return own().nomination();
    }
}
