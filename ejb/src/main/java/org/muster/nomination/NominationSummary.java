package org.muster.nomination;

import java.time.Instant;
import org.muster.event.EventId;
import org.muster.invitation.InvitationId;
import org.muster.member.PersonId;

/** A nominated officer as lists show them. */
public record NominationSummary(
        NominationId id,
        InvitationId invitation,
        EventId event,
        PersonId person,
        String givenName,
        String familyName,
        String email,
        String sex,
        String position,
        String memberCode,
        String administration,
        int rank,
        boolean isSponsored,
        SelectionState selection,
        Instant nominatedAt,
        String decidedBy,
        Instant decidedAt,
        String reason) {

    public String name() {
        return givenName + " " + familyName;
    }
}
