package org.muster.funding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.muster.ledger.Rate;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * What donor and organisation agreed.
 *
 * @param rateSource whose rates an average is made of, by its code; null for those of the books
 * @param interestPolicy whose the interest on the money is
 * @param refundPolicy what becomes of money that is left when it is closed
 * @param earmarkCategory IATI's: 1 unearmarked, 2 softly, 3 earmarked, 4 tightly
 * @param pscBasisPoints programme support cost in hundredths of a per cent of the direct cost
 * @param liquidationTo the last day on which costs of the period may still be paid
 */
public record ContributionTerms(
        String agreementNo,
        DonorId donor,
        String title,
        Money agreed,
        Basis basis,
        Recognition recognition,
        FxMethod fxMethod,
        String rateSource,
        InterestPolicy interestPolicy,
        RefundPolicy refundPolicy,
        String earmarkCategory,
        int pscBasisPoints,
        DateRange validity,
        LocalDate liquidationTo) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);

    /** When an expenditure counts: by the posting of the cost, or by its payment. */
    public enum Basis {
        ACCRUAL,
        CASH
    }

    /** Whether the money is income once it is received, or only as its conditions are met. */
    public enum Recognition {
        UNCONDITIONAL,
        CONDITIONAL
    }

    /**
     * Which rate turns foreign amounts into the donor's currency when they are told: the one they
     * were booked at, of their day or month; the average of the months of the period told of; or
     * that of the money really received.
     */
    public enum FxMethod {
        TRANSACTION_DATE,
        MONTHLY,
        PERIOD_AVERAGE,
        WEIGHTED_RECEIPT
    }

    /** Whose the interest on the money is: income of the contribution, or owed to the donor. */
    public enum InterestPolicy {
        KEPT,
        RETURNED
    }

    /**
     * What becomes of money that is left when a contribution is closed: back to the donor, kept by
     * the house with the donor's consent, or for another contribution of the same donor.
     */
    public enum RefundPolicy {
        REFUNDED,
        KEPT,
        REALLOCATED
    }

    public ContributionTerms {
        agreementNo = required("agreementNo", agreementNo, 40);
        title = required("title", title, 160);
        if (agreed.minor() < 0) {
            throw new InvalidInput("amount", "An agreed amount is not negative");
        }
        refuseWhatIsNotReckoned(recognition, fxMethod);
        rateSource = source(rateSource, fxMethod);
        if (pscBasisPoints < 0 || pscBasisPoints > 10_000) {
            throw new InvalidInput("psc", Told.of("why.psc"));
        }
        if (liquidationTo.isBefore(validity.to())) {
            throw new InvalidInput(
                    "liquidationTo", "The liquidation date is not before the end of the period");
        }
        if (!earmarkCategory.matches("[1-4]")) {
            throw new InvalidInput("earmarkCategory", "An earmarking category is 1, 2, 3 or 4");
        }
    }

    /** With rates of the books, interest that is kept, and what is left going back. */
    public ContributionTerms(
            String agreementNo,
            DonorId donor,
            String title,
            Money agreed,
            Basis basis,
            Recognition recognition,
            FxMethod fxMethod,
            String earmarkCategory,
            int pscBasisPoints,
            DateRange validity,
            LocalDate liquidationTo) {
        this(
                agreementNo,
                donor,
                title,
                agreed,
                basis,
                recognition,
                fxMethod,
                null,
                InterestPolicy.KEPT,
                RefundPolicy.REFUNDED,
                earmarkCategory,
                pscBasisPoints,
                validity,
                liquidationTo);
    }

    /** The programme support cost of so much direct cost, rounded half up. */
    public static Money support(Money direct, int basisPoints) {
        var share =
                BigDecimal.valueOf(direct.minor())
                        .multiply(BigDecimal.valueOf(basisPoints))
                        .divide(WHOLE, 0, RoundingMode.HALF_UP);
        return new Money(share.longValueExact(), direct.currency());
    }

    /** What is received upon a condition has no rate yet that a donor's money could be told by. */
    private static void refuseWhatIsNotReckoned(Recognition recognition, FxMethod fxMethod) {
        if (recognition == Recognition.CONDITIONAL && fxMethod == FxMethod.WEIGHTED_RECEIPT) {
            throw new InvalidInput("fxMethod", Told.of("why.fx.conditional"));
        }
    }

    /** Everything but an average is told at the rates that it was booked at, or came at. */
    private static String source(String written, FxMethod fxMethod) {
        if (written == null || written.isBlank()) {
            return null;
        }
        if (fxMethod != FxMethod.PERIOD_AVERAGE) {
            throw new InvalidInput("rateSource", Told.of("why.rateSource.average"));
        }
        return Rate.source(required("rateSource", written, 40));
    }

    static String required(String field, String text, int limit) {
        if (text == null || text.isBlank() || text.strip().length() > limit) {
            throw new InvalidInput(field, "Between 1 and " + limit + " characters");
        }
        return text.strip();
    }
}
