package org.muster.funding;

import java.time.LocalDate;
import java.util.List;
import org.muster.event.EventId;
import org.muster.ledger.CostCategory;
import org.muster.shared.Money;

/** One contribution with everything that hangs on it. */
public record ContributionDetail(
        ContributionSummary summary,
        Contribution contribution,
        List<InstalmentLine> instalments,
        OpeningLine opening,
        List<AddendumLine> addenda,
        List<Earmark> earmarks,
        List<AllocationLine> allocations,
        List<InKindLine> inKind) {

    /**
     * An instalment, due or received.
     *
     * @param condition what it waits for; empty for nothing
     * @param metOn since when the condition is met, or null
     */
    public record InstalmentLine(
            InstalmentId id,
            LocalDate dueOn,
            Money amount,
            LocalDate receivedOn,
            String state,
            String condition,
            LocalDate metOn,
            String evidence) {

        /** Received, and not income before its condition is met. */
        public boolean isDeferred() {
            return receivedOn != null && !condition.isEmpty() && metOn == null;
        }
    }

    /** What the contribution held when its books came here. */
    public record OpeningLine(
            LocalDate on,
            Money amount,
            String reference,
            String enteredBy,
            String approvedBy,
            List<OpeningPromise> promises) {}

    /** What was open beside it; promised once the balance is signed off. */
    public record OpeningPromise(
            String payee,
            String eventCode,
            CostCategory category,
            String reference,
            LocalDate on,
            Money amount) {}

    /**
     * What was agreed later.
     *
     * @param interest whose the interest is from then on, or null where it stays as it was
     * @param refund what becomes of what is left at the end, or null where it stays as it was
     * @param before the amount that stood before, or null while it is not in force
     * @param decidedBy who approved or refused it, or null while it waits
     */
    public record AddendumLine(
            AddendumId id,
            String reference,
            LocalDate agreedOn,
            Money agreed,
            LocalDate validTo,
            LocalDate liquidationTo,
            ContributionTerms.InterestPolicy interest,
            ContributionTerms.RefundPolicy refund,
            Money before,
            Addendum.State state,
            String enteredBy,
            String decidedBy) {}

    /** What is set aside for an event and category, spent of it, promised of it. */
    public record AllocationLine(
            AllocationId id,
            EventId event,
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
            GiftId id,
            String eventCode,
            String provider,
            String description,
            LocalDate on,
            Money value,
            String valuationBasis,
            String evidence,
            InKindMemo.State state,
            String enteredBy,
            String valuedBy) {

        public boolean isUnvalued() {
            return valuedBy == null && state == InKindMemo.State.OFFERED;
        }
    }

    /** Money promised out of the contribution, to a participant or a supplier. */
    public record CommitmentLine(
            CommitmentId id,
            String eventCode,
            CostCategory category,
            String payee,
            boolean supplier,
            LocalDate on,
            Money original,
            Money posted,
            Money released,
            Commitment.State state) {

        public Money open() {
            return original.minus(posted).minus(released);
        }
    }
}
