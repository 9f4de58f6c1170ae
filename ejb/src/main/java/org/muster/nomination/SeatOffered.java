package org.muster.nomination;

import java.time.Instant;
import org.muster.event.EventId;
import org.muster.invitation.InvitationId;

/**
 * A seat was offered to an officer of the waiting list; observed in the same transaction, so that
 * the letter telling of it is queued with the offer or not at all.
 *
 * @param invitation the letter whose link answers the offer
 * @param expiresAt until when, by the clock of the business
 */
public record SeatOffered(
        OfferId offer,
        NominationId nomination,
        InvitationId invitation,
        EventId event,
        Instant expiresAt) {}
