package org.muster.funding;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.ledger.CostCategory;
import org.muster.ledger.Purpose;

/**
 * What one contribution bears of a document, for one event and category; in the document's
 * currency, in minor units, and in hundredths of a per cent of it.
 *
 * @param participation the person it is for, or null for nobody in particular
 * @param commitment the promise it uses up, or null
 * @param creditedNo of a credit, the number of the share that it lowers
 */
@Embeddable
record CostShare(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "contribution_id"))
                ContributionId contribution,
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "event_id"))
                EventId event,
        @Enumerated(EnumType.STRING) CostCategory category,
        @Column(name = "sub_line") String subLine,
        @Enumerated(EnumType.STRING) Beneficiary beneficiary,
        @Column(name = "member_code") String memberCode,
        @Column(name = "participation_id") UUID participation,
        @Column(name = "commitment_id") UUID commitment,
        @Column(name = "amount_minor") long amountMinor,
        @Column(name = "basis_points") int basisPoints,
        @Column(name = "credited_no") Integer creditedNo) {

    /** The same share of a credit, which gives no promise back. */
    CostShare credited(int no, long minor, int points) {
        return new CostShare(
                contribution,
                event,
                category,
                subLine,
                beneficiary,
                memberCode,
                participation,
                null,
                minor,
                points,
                no);
    }

    CommitmentId promise() {
        return commitment == null ? null : new CommitmentId(commitment);
    }

    Purpose purpose() {
        return Purpose.of(contribution.value(), event, category).under(subLine);
    }
}
