package org.muster.funding;

import java.time.LocalDate;
import java.util.List;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.ledger.CostCategory;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * A document as it is entered, with the shares that make it: all of them by their amounts, or all
 * by weights.
 */
public record NewCostDocument(
        CostKind kind,
        String supplier,
        String documentNo,
        LocalDate documentDate,
        Money amount,
        List<Share> shares) {
    private static final int MOST_SHARES = 200;

    /**
     * What one contribution is to bear.
     *
     * @param subLine a line of its own below the category, e.g. "non-refundable"; empty for none
     * @param memberCode the administration the cost is for, or null
     * @param participation the person the cost is for, or null
     * @param commitment the promise it uses up, or null
     * @param amount null where the share is told by its weight
     * @param weight null where the share is told by its amount
     */
    public record Share(
            ContributionId contribution,
            EventId event,
            CostCategory category,
            String subLine,
            Beneficiary beneficiary,
            String memberCode,
            ParticipationId participation,
            CommitmentId commitment,
            Money amount,
            Long weight) {

        public Share {
            subLine = subLine == null ? "" : subLine.strip();
            memberCode = memberCode == null || memberCode.isBlank() ? null : memberCode.strip();
            if (subLine.length() > 40) {
                throw new InvalidInput("subLine", "At most 40 characters");
            }
            if (category == CostCategory.PSC) {
                throw new InvalidInput("category", Told.of("why.cost.support"));
            }
            if ((amount == null) == (weight == null)) {
                throw new InvalidInput("shares", Told.of("why.cost.shareBy"));
            }
            if (amount != null && !amount.isPositive()) {
                throw new InvalidInput("shares", Told.of("why.cost.sharePositive", amount));
            }
            if (weight != null && (weight <= 0 || weight > 1_000_000_000)) {
                throw new InvalidInput("shares", Told.of("why.cost.weight", weight));
            }
        }

        /** The same, with the amount its weight gave. */
        Share of(Money given) {
            return new Share(
                    contribution,
                    event,
                    category,
                    subLine,
                    beneficiary,
                    memberCode,
                    participation,
                    commitment,
                    given,
                    null);
        }
    }

    public NewCostDocument {
        supplier = ContributionTerms.required("supplier", supplier, 120);
        documentNo = ContributionTerms.required("documentNo", documentNo, 60);
        shares = List.copyOf(shares);
        if (kind.isCredit()) {
            throw new InvalidInput("kind", Told.of("why.cost.credit"));
        }
        if (!amount.isPositive()) {
            throw new InvalidInput("amount", "A cost is more than nothing");
        }
        if (shares.isEmpty() || shares.size() > MOST_SHARES) {
            throw new InvalidInput("shares", Told.of("why.cost.shareCount", MOST_SHARES));
        }
        for (var share : shares) {
            if (!kind.isFor(share.category())) {
                throw new InvalidInput("category", Told.of("why.cost.kind"));
            }
            if (kind == CostKind.TICKETS && share.participation() == null) {
                throw new InvalidInput("participation", Told.of("why.cost.person"));
            }
        }
        requireWhole(amount, shares);
    }

    /** An invoice that one contribution bears alone. */
    public NewCostDocument(
            ContributionId contribution,
            EventId event,
            CostCategory category,
            String subLine,
            Beneficiary beneficiary,
            String supplier,
            String documentNo,
            LocalDate documentDate,
            Money amount,
            CommitmentId commitment,
            String memberCode) {
        this(
                CostKind.INVOICE,
                supplier,
                documentNo,
                documentDate,
                amount,
                List.of(
                        new Share(
                                contribution,
                                event,
                                category,
                                subLine,
                                beneficiary,
                                memberCode,
                                null,
                                commitment,
                                null,
                                1L)));
    }

    boolean isByWeights() {
        return shares.get(0).weight() != null;
    }

    private static void requireWhole(Money amount, List<Share> shares) {
        var byWeight = shares.stream().filter(share -> share.weight() != null).count();
        if (byWeight == shares.size()) {
            return;
        }
        if (byWeight > 0) {
            throw new InvalidInput("shares", Told.of("why.cost.shareBy"));
        }
        var sum =
                shares.stream()
                        .map(Share::amount)
                        .reduce(Money.zero(amount.currency()), Money::plus);
        if (!sum.equals(amount)) {
            throw new InvalidInput("shares", Told.of("why.cost.whole", sum, amount));
        }
    }
}
