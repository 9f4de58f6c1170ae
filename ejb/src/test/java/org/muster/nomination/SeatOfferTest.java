package org.muster.nomination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.muster.event.EventId;
import org.muster.invitation.InvitationId;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;

/** An offered seat is answered once, and only while its time runs. */
class SeatOfferTest {
    private static final Instant NOW = Instant.parse("2012-05-04T10:00:00Z");
    private static final Instant UNTIL = Instant.parse("2012-05-11T10:00:00Z");

    @Test
    void itIsOpenUntilItsTimeIsOver() {
        var offer = offer();
        offer.requireOpen(UNTIL.minusMillis(1));
        assertFalse(offer.isOver(UNTIL.minusMillis(1)));
        assertTrue(offer.isOver(UNTIL));
        assertThrows(OfferSettled.class, () -> offer.requireOpen(UNTIL));
        assertEquals(OfferState.OPEN, offer.state(), "until somebody notices");
    }

    @Test
    void itIsSettledOnce() {
        for (var as :
                new OfferState[] {
                    OfferState.ACCEPTED,
                    OfferState.DECLINED,
                    OfferState.EXPIRED,
                    OfferState.TAKEN_BACK
                }) {
            var offer = offer();
            offer.settle(as, Actor.SYSTEM, NOW);
            assertEquals(as, offer.state());
            assertThrows(OfferSettled.class, () -> offer.requireOpen(NOW));
            assertThrows(
                    OfferSettled.class, () -> offer.settle(OfferState.DECLINED, Actor.SYSTEM, NOW));
        }
    }

    @Test
    void anEventsOffersStayOpenForOneToSixtyDays() {
        var rule = SelectionRule.of(EventId.next(), 7);
        rule.set(true, 1, Actor.SYSTEM, NOW);
        rule.set(true, 60, Actor.SYSTEM, NOW);
        assertEquals(60, rule.offerDays());
        assertThrows(InvalidInput.class, () -> rule.set(true, 0, Actor.SYSTEM, NOW));
        assertThrows(InvalidInput.class, () -> rule.set(true, 61, Actor.SYSTEM, NOW));
    }

    @Test
    void anEndorsementIsOfAnOfficerStillInTheRunningAndEndsWithAWithdrawal() {
        var nomination = nomination();
        nomination.endorse(EndorsementState.ENDORSED);
        nomination.withdraw("Ill", Actor.SYSTEM, NOW);
        assertThrows(NominationSettled.class, () -> nomination.endorse(EndorsementState.ENDORSED));
        nomination.renew("", NOW);
        assertEquals(EndorsementState.PENDING, nomination.endorsement());
        assertEquals(SelectionState.PROPOSED, nomination.selection());
    }

    private static SeatOffer offer() {
        return SeatOffer.of(nomination(), NOW, UNTIL);
    }

    private static Nomination nomination() {
        return Nomination.propose(
                InvitationId.next(), EventId.next(), PersonId.next(), 1, true, "", NOW);
    }
}
