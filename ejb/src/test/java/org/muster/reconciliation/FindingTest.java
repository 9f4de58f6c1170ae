package org.muster.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.shared.Money;

/** What the facts of one person contradict, and what of a claim they allow. */
class FindingTest {
    private static final Money NOTHING = Money.of(0, "EUR");

    @Test
    void aClaimForTheDaysPresentIsPayableAndFindsNothing() {
        var fact = fact(true, 3, 300, 300);
        assertEquals(Money.of(300, "EUR"), fact.payable());
        assertEquals(List.of(), found(fact));
    }

    @Test
    void overClaimIsCutToTheDaysPresent() {
        var fact = fact(true, 2, 300, 200);
        assertEquals(Money.of(200, "EUR"), fact.payable());
        assertEquals(List.of("R15 EUR 1.00"), found(fact));
    }

    @Test
    void aNoShowsClaimIsRefusedWholeAndCountedOnce() {
        var fact = fact(true, 0, 300, 0);
        assertEquals(NOTHING, fact.payable());
        assertEquals(List.of("R01 EUR 3.00"), found(fact));
    }

    @Test
    void aSelfFundedPersonsClaimIsRefused() {
        assertEquals(List.of("R33 EUR 3.00"), found(fact(false, 3, 300, 0)));
    }

    @Test
    void somebodyFundedAndThereWhoClaimsNothingIsMissed() {
        assertEquals(List.of("R34 EUR 3.00"), found(fact(true, 3, 0, 300)));
    }

    private static List<String> found(Fact fact) {
        return Finding.in(fact, Money.of(300, "EUR"), NOTHING).stream()
                .map(finding -> finding.mismatch() + " " + finding.atRisk())
                .toList();
    }

    private static Fact fact(boolean funded, int days, long claimed, long entitled) {
        return new Fact(
                1,
                UUID.randomUUID(),
                UUID.randomUUID(),
                true,
                funded,
                true,
                true,
                true,
                true,
                days,
                claimed > 0 ? UUID.randomUUID() : null,
                false,
                claimed > 0 ? 3 : 0,
                Money.of(claimed, "EUR"),
                Money.of(entitled, "EUR"),
                funded ? UUID.randomUUID() : null,
                false,
                null,
                0,
                NOTHING,
                null);
    }
}
