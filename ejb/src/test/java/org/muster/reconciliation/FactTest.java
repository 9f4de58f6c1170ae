package org.muster.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.shared.Money;

/** What of a claim the facts of a person allow. */
class FactTest {
    @Test
    void aClaimIsPayableUpToWhatTheDaysAreWorth() {
        assertEquals(Money.of(300, "EUR"), fact(true, 300, 300).payable());
        assertEquals(Money.of(200, "EUR"), fact(true, 300, 200).payable());
        assertEquals(Money.of(300, "EUR"), fact(true, 300, 400).payable());
    }

    @Test
    void nothingIsPayableWithoutDaysOrAFundOrAClaim() {
        assertEquals(Money.of(0, "EUR"), fact(true, 300, 0).payable());
        assertEquals(Money.of(0, "EUR"), fact(false, 300, 300).payable());
        assertEquals(Money.of(0, "EUR"), fact(true, 0, 300).payable());
    }

    @Test
    void nothingIsPayableThatWasPromisedToNobody() {
        assertEquals(Money.of(0, "EUR"), fact(true, 300, 300, null).payable());
    }

    private static Fact fact(boolean fundPays, long claimed, long entitled) {
        return fact(fundPays, claimed, entitled, UUID.randomUUID());
    }

    private static Fact fact(boolean fundPays, long claimed, long entitled, UUID commitment) {
        return new Fact(
                1,
                UUID.randomUUID(),
                claimed > 0 ? UUID.randomUUID() : null,
                Money.of(claimed, "EUR"),
                Money.of(entitled, "EUR"),
                fundPays,
                commitment,
                UUID.randomUUID(),
                false,
                Money.of(0, "EUR"),
                0,
                false);
    }
}
