package org.muster.funding;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.muster.funding.ContributionTerms.Basis;
import org.muster.funding.ContributionTerms.FxMethod;
import org.muster.funding.ContributionTerms.Recognition;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;

/** What is agreed with a donor is what the figures follow, or it is not entered. */
class ContributionTermsTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));

    @Test
    void whatTheFiguresWouldNotFollowIsRefusedByItsField() {
        assertDoesNotThrow(() -> terms(Recognition.UNCONDITIONAL, FxMethod.MONTHLY, 0));
        assertDoesNotThrow(() -> terms(Recognition.UNCONDITIONAL, FxMethod.TRANSACTION_DATE, 0));
        assertDoesNotThrow(() -> terms(Recognition.UNCONDITIONAL, FxMethod.PERIOD_AVERAGE, 0));
        assertDoesNotThrow(() -> terms(Recognition.UNCONDITIONAL, FxMethod.WEIGHTED_RECEIPT, 0));
        assertDoesNotThrow(() -> terms(Recognition.CONDITIONAL, FxMethod.MONTHLY, 0));
        refused("fxMethod", Recognition.CONDITIONAL, FxMethod.WEIGHTED_RECEIPT, 0);
        assertDoesNotThrow(() -> terms(Recognition.UNCONDITIONAL, FxMethod.MONTHLY, 700));
        refused("psc", Recognition.UNCONDITIONAL, FxMethod.MONTHLY, -1);
        refused("psc", Recognition.UNCONDITIONAL, FxMethod.MONTHLY, 10_001);
    }

    private static void refused(
            String field, Recognition recognition, FxMethod method, int pscBasisPoints) {
        var refusal =
                assertThrows(InvalidInput.class, () -> terms(recognition, method, pscBasisPoints));
        assertEquals(field, refusal.field());
    }

    private static ContributionTerms terms(
            Recognition recognition, FxMethod method, int pscBasisPoints) {
        return new ContributionTerms(
                "AG-1",
                DonorId.next(),
                "Fund",
                Money.of(100_000, "EUR"),
                Basis.ACCRUAL,
                recognition,
                method,
                "3",
                pscBasisPoints,
                YEAR,
                YEAR.to());
    }
}
