package org.muster.event;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.muster.shared.InvalidInput;

/** Seats of an event, of the fund's share and of one Member's share. */
class SeatsTest {
    private final Seats seats = new Seats(1, 2, 3, 5);

    @Test
    void aSponsoredSeatIsLeftWhileTheFundsAndTheMembersShareAreNotTaken() {
        assertTrue(seats.hasRoomFor(Funding.SPONSORED, new Seats.Taken(2, 4, 0, 0)));
        assertFalse(seats.hasRoomFor(Funding.SPONSORED, new Seats.Taken(3, 4, 0, 0)));
        assertFalse(seats.hasRoomFor(Funding.SPONSORED, new Seats.Taken(2, 4, 1, 0)));
    }

    @Test
    void aSelfFundedSeatAsksTheMembersShareAndTheRoom() {
        assertTrue(seats.hasRoomFor(Funding.SELF_FUNDED, new Seats.Taken(3, 4, 1, 1)));
        assertFalse(seats.hasRoomFor(Funding.SELF_FUNDED, new Seats.Taken(3, 4, 1, 2)));
        assertFalse(seats.hasRoomFor(Funding.SELF_FUNDED, new Seats.Taken(3, 5, 0, 0)));
    }

    @Test
    void theTotalHoldsTheSponsoredOnes() {
        assertThrows(InvalidInput.class, () -> new Seats(1, 1, 6, 5));
        assertThrows(InvalidInput.class, () -> new Seats(-1, 1, 1, 5));
    }
}
