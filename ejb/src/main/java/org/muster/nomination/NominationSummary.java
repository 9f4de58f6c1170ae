package org.muster.nomination;

import java.time.Instant;
import org.muster.event.EventId;
import org.muster.invitation.InvitationId;
import org.muster.member.PersonId;
import org.muster.shared.Told;

/**
 * A nominated officer as lists show them.
 *
 * @param isLeastDeveloped whether their Member was a least developed country or a small island
 *     State on the event's first day
 */
public record NominationSummary(
        NominationId id,
        InvitationId invitation,
        EventId event,
        PersonId person,
        String givenName,
        String familyName,
        String nativeName,
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
        String reason,
        boolean needsEndorsement,
        EndorsementState endorsement,
        boolean isLeastDeveloped) {

    /** The reason as a sentence in whichever language it is read. */
    public Told why() {
        return Told.read(reason);
    }

    /** Whether the campaign asks for the Member's word about an officer still in the running. */
    public boolean canBeEndorsed() {
        return needsEndorsement
                && selection != SelectionState.WITHDRAWN
                && selection != SelectionState.REFUSED;
    }

    public String name() {
        return givenName + " " + familyName;
    }
}
