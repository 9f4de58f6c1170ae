package org.muster.funding;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.muster.ledger.CostCategory;
import org.muster.shared.Money;

/** One contribution with everything that hangs on it. */
public record ContributionDetail(
        ContributionSummary summary,
        Contribution contribution,
        List<InstalmentLine> instalments,
        OpeningLine opening,
        List<Earmark> earmarks,
        List<AllocationLine> allocations,
        List<InKindLine> inKind) {

    /** An instalment, due or received. */
    public record InstalmentLine(
            UUID id, LocalDate dueOn, Money amount, LocalDate receivedOn, String state) {}

    /** What the contribution held when its books came here. */
    public record OpeningLine(
            LocalDate on, Money amount, String reference, String enteredBy, String approvedBy) {}

    /** What is set aside for an event and category, spent of it, promised of it. */
    public record AllocationLine(
            AllocationId id,
            String eventCode,
            CostCategory category,
            Money amount,
            Money spent,
            Money committed,
            String state,
            String enteredBy) {

        public Money left() {
            return amount.minus(spent).minus(committed);
        }
    }

    /** A gift in kind told beside the contribution. */
    public record InKindLine(
            String eventCode, String provider, String description, Money value, String state) {}
}
