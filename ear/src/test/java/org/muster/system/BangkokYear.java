package org.muster.system;

import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.muster.event.EventId;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.funding.InKindMemo;
import org.muster.funding.NewCostDocument;
import org.muster.ledger.CostCategory;
import org.muster.ledger.LedgerKeeping;
import org.muster.shared.DateRange;
import org.muster.shared.Money;

/**
 * The donor's year around the Bangkok pair, beside the allowances of the workshop: what it opens
 * with, tickets, the dialogue's allowances and hall, the host's gifts.
 */
final class BangkokYear {
    static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 7, 1), LocalDate.of(2012, 6, 30));
    static final LocalDate P_FROM = LocalDate.of(2012, 5, 28);
    static final LocalDate P_TO = LocalDate.of(2012, 5, 30);
    static final LocalDate D_FROM = LocalDate.of(2012, 5, 31);
    static final LocalDate D_TO = LocalDate.of(2012, 6, 1);

    private final FundingStage stage;
    private final ContributionId id;

    BangkokYear(FundingStage stage, ContributionId id) {
        this.stage = stage;
        this.id = id;
    }

    void opens() throws Exception {
        stage.earmark(
                id, YEAR.from(), Set.of(), FundingStage.TRAVEL, Set.of(Beneficiary.PARTICIPANTS));
        stage.open(id, "50000.00", YEAR.from());
    }

    void spends(EventId preparation, EventId dialogue) throws Exception {
        recordRate();
        travel(CostCategory.AIR, preparation, "", euro("24300.00"), "T-27", P_FROM);
        travel(CostCategory.AIR, preparation, "non-refundable", euro("900.00"), "T-28", P_FROM);
        travel(CostCategory.DSA, dialogue, "", euro("5400.00"), "D-DSA", D_TO);
        travel(CostCategory.VENUE, dialogue, "", Money.parse("200000.00", "THB"), "=VENUE-1", D_TO);
        gifts(dialogue);
    }

    private static void recordRate() throws Exception {
        var keeping = InContainer.service(LedgerKeeping.class);
        var known =
                FundingStage.number(
                        "select count(*) from muster.exchange_rate where currency = 'THB' and effective_from = '2012-06-01'");
        if (known == 0) {
            As.system(
                    () -> {
                        keeping.recordRate(
                                "THB",
                                LocalDate.of(2012, 6, 1),
                                new BigDecimal("39.50"),
                                "UNORE",
                                OFFICER);
                        return null;
                    });
        }
    }

    void travel(
            CostCategory category,
            EventId event,
            String subLine,
            Money amount,
            String documentNo,
            LocalDate on)
            throws Exception {
        stage.cost(
                new NewCostDocument(
                        id,
                        event,
                        category,
                        subLine,
                        Beneficiary.PARTICIPANTS,
                        "Carrier " + stage.code,
                        documentNo,
                        on,
                        amount,
                        null,
                        null));
    }

    private void gifts(EventId dialogue) throws Exception {
        var memo = InContainer.service(InKindMemo.class);
        As.system(
                () -> {
                    var premises =
                            memo.offer(
                                    dialogue,
                                    id,
                                    "Thai Customs",
                                    "Premises and transport",
                                    euro("8000.00"),
                                    "Host's price list",
                                    "",
                                    D_TO,
                                    OFFICER);
                    memo.value(premises, euro("8000.00"), "Letter of 4 June 2012", CONTROLLER);
                    memo.offer(
                            dialogue,
                            id,
                            "Thai Customs",
                            "Reception",
                            euro("1000.00"),
                            "Estimate",
                            "",
                            D_TO,
                            OFFICER);
                    return null;
                });
    }
}
