package org.muster.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.muster.ledger.CostCategory;
import org.muster.ledger.JournalEntryId;
import org.muster.shared.Money;

/**
 * A cost document with what makes it and what lowers it.
 *
 * @param whole the document's amount, whoever bears it
 * @param credited the document whose cost it lowers, or null
 * @param entry what it was posted as, or null before
 * @param shares those within the reader's reach
 * @param credits what lowers it, in the order it was entered
 */
public record CostDocumentDetail(
        CostDocumentSummary summary,
        Money whole,
        CreditLine credited,
        JournalEntryId entry,
        List<ShareLine> shares,
        List<CreditLine> credits) {

    /**
     * What one contribution bears.
     *
     * @param person whom it is for; empty for nobody in particular
     * @param basisPoints hundredths of a per cent of the document
     */
    public record ShareLine(
            int no,
            ContributionId contribution,
            String agreementNo,
            String eventCode,
            CostCategory category,
            String subLine,
            Beneficiary beneficiary,
            String memberCode,
            String person,
            Money amount,
            int basisPoints) {

        /** With two decimals; those of all shares make 100.00. */
        public String percent() {
            return BigDecimal.valueOf(basisPoints, 2).toPlainString();
        }
    }

    /** A document that another one lowers, or that lowers another one. */
    public record CreditLine(
            CostDocumentId id,
            CostKind kind,
            String documentNo,
            LocalDate documentDate,
            Money amount,
            CostDocument.State state) {}

    /** Whether something else may give money back of it. */
    public boolean isCreditable() {
        return !summary.kind().isCredit() && summary.state() == CostDocument.State.APPROVED;
    }

    /** What is borne outside the reader's reach. */
    public Money elsewhere() {
        return whole.minus(summary.amount());
    }
}
