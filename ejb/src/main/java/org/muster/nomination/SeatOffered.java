package org.muster.nomination;

import org.muster.event.EventId;
import org.muster.invitation.InvitationId;

/**
 * A seat was offered to an officer of the waiting list; observed in the same transaction, so that
 * the letter telling of it is queued with the offer or not at all.
 *
 * @param invitation the letter whose link answers the offer
 */
public record SeatOffered(OfferId offer, InvitationId invitation, EventId event) {}
