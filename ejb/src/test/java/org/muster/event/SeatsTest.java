package org.muster.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.muster.shared.InvalidInput;

/** Seats of an event, of the fund's share and of one Member's share. */
class SeatsTest {
    private final Seats seats = new Seats(1, 2, 3, 5);

    @Test
    void aSponsoredSeatIsLeftWhileTheFundsAndTheMembersShareAreNotTaken() {
        assertEquals(Optional.empty(), full(Funding.SPONSORED, new Seats.Taken(2, 4, 0, 0)));
        assertEquals(
                Optional.of(SeatKind.SPONSORED),
                full(Funding.SPONSORED, new Seats.Taken(3, 4, 0, 0)));
        assertEquals(
                Optional.of(SeatKind.SPONSORED_OF_MEMBER),
                full(Funding.SPONSORED, new Seats.Taken(2, 4, 1, 0)));
    }

    @Test
    void aSelfFundedSeatAsksTheMembersShareAndTheRoom() {
        assertEquals(Optional.empty(), full(Funding.SELF_FUNDED, new Seats.Taken(3, 4, 1, 1)));
        assertEquals(
                Optional.of(SeatKind.SELF_FUNDED_OF_MEMBER),
                full(Funding.SELF_FUNDED, new Seats.Taken(3, 4, 1, 2)));
        assertEquals(
                Optional.of(SeatKind.ALL), full(Funding.SELF_FUNDED, new Seats.Taken(3, 5, 0, 0)));
    }

    @Test
    void whoComesFromNoMemberAsksNoMembersShare() {
        assertEquals(
                Optional.empty(),
                seats.full(Funding.SPONSORED, false, new Seats.Taken(2, 4, 9, 9)));
    }

    @Test
    void aHeldSeatCountsLikeATakenOne() {
        assertEquals(
                new Seats.Taken(3, 5, 1, 0),
                new Seats.Taken(2, 4, 0, 0).and(Funding.SPONSORED, true));
        assertEquals(
                new Seats.Taken(2, 5, 0, 0),
                new Seats.Taken(2, 4, 0, 0).and(Funding.SELF_FUNDED, false));
    }

    private Optional<SeatKind> full(Funding funding, Seats.Taken taken) {
        return seats.full(funding, true, taken);
    }

    @Test
    void theTotalHoldsTheSponsoredOnes() {
        assertThrows(InvalidInput.class, () -> new Seats(1, 1, 6, 5));
        assertThrows(InvalidInput.class, () -> new Seats(-1, 1, 1, 5));
    }
}
