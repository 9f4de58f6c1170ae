package org.muster.funding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.event.EventId;
import org.muster.ledger.CostCategory;
import org.muster.shared.Actor;
import org.muster.shared.Money;

class CommitmentTest {
    private static final LocalDate DAY = LocalDate.of(2012, 5, 28);
    private static final Actor OFFICER = new Actor("officer");

    @Test
    @Tag("F19")
    void aPromiseOfThreeHundredIsPostedInPartAndTheRestGivenBack() {
        var commitment = commitment("300.00");
        commitment.post(euro("200.00"));
        assertEquals(Commitment.State.PART_LIQUIDATED, commitment.state());
        assertEquals(euro("100.00"), commitment.open());
        commitment.release(euro("100.00"));
        assertEquals(Commitment.State.LIQUIDATED, commitment.state());
        assertEquals(euro("0.00"), commitment.open());
    }

    @Test
    void aPromiseGivenBackWholeIsCancelled() {
        var commitment = commitment("300.00");
        commitment.release(euro("300.00"));
        assertEquals(Commitment.State.CANCELLED, commitment.state());
        assertThrows(CommitmentExceeded.class, () -> commitment.post(euro("0.01")));
    }

    @Test
    @Tag("F19")
    void nothingBeyondWhatIsOpenIsPostedOrReleased() {
        var commitment = commitment("300.00");
        commitment.post(euro("250.00"));
        assertThrows(CommitmentExceeded.class, () -> commitment.post(euro("50.01")));
        assertThrows(CommitmentExceeded.class, () -> commitment.release(euro("50.01")));
    }

    @Test
    @Tag("F19")
    void postedReleasedAndOpenAreAlwaysTheOriginal() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var round = 0; round < 300; round++) {
            var commitment = commitment("300.00");
            for (var act = 0; act < 20; act++) {
                var amount = Money.of(random.nextLong(-100, 20_000), "EUR");
                try {
                    if (random.nextBoolean()) {
                        commitment.post(amount);
                    } else {
                        commitment.release(amount);
                    }
                } catch (org.muster.shared.DomainException refused) {
                    // A refused act changes nothing, which is what is asserted below.
                }
                assertEquals(
                        commitment.original(),
                        commitment.posted().plus(commitment.released()).plus(commitment.open()),
                        "seed " + seed);
                assertEquals(false, commitment.open().minor() < 0, "seed " + seed);
            }
        }
    }

    private static Commitment commitment(String amount) {
        var allocation =
                Allocation.propose(
                        ContributionId.next(),
                        EventId.next(),
                        CostCategory.DSA,
                        1_000_000,
                        DAY,
                        OFFICER);
        return Commitment.reserve(allocation, null, euro(amount), DAY, OFFICER);
    }

    private static Money euro(String amount) {
        return Money.parse(amount, "EUR");
    }
}
