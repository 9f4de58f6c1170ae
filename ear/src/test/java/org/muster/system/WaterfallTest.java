package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.funding.Agreements;
import org.muster.funding.Beneficiary;
import org.muster.funding.CashDocument;
import org.muster.funding.CashDocuments;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverview;
import org.muster.funding.ContributionTerms;
import org.muster.funding.FundAllocation;
import org.muster.funding.NewCashDocument;
import org.muster.ledger.CostCategory;
import org.muster.ledger.JournalOverview;
import org.muster.shared.DateRange;
import org.muster.shared.Roles;

/** A contribution's money from the agreement to what is left, each step with its rows. */
@ArquillianTest
class WaterfallTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));
    private static final LocalDate DAY = LocalDate.of(2011, 6, 15);

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(WaterfallTest.class, FundingStage.class);
    }

    private final FundingStage stage = new FundingStage();

    @Test
    void eachStepIsTheSumOfItsRowsAndTheLastOneIsLeft() throws Exception {
        var id = told();
        var overview = InContainer.service(ContributionOverview.class);
        var money = As.system(() -> overview.waterfall(id, OFFICER));
        assertEquals(euro("1000.00"), money.agreed());
        assertEquals(euro("600.00"), money.received());
        assertEquals(euro("250.00"), money.pledged());
        assertEquals(euro("0.00"), money.deferred());
        assertEquals(euro("600.00"), money.available());
        assertEquals(Map.of(CostCategory.VENUE, euro("100.00")), money.spent());
        assertEquals(euro("7.00"), money.support());
        assertEquals(euro("20.00"), money.refunded());
        assertEquals(euro("53.50"), money.committed());
        assertEquals(euro("419.50"), money.uncommitted());
        var summary = As.system(() -> overview.detail(id, OFFICER).summary());
        assertEquals(money.uncommitted(), summary.uncommitted());
        assertEquals(1, entries(id, CostCategory.VENUE));
        assertEquals(1, entries(id, CostCategory.PSC));
        assertEquals(0, entries(id, CostCategory.AIR));
        assertEquals(4, entries(id, null), "receipt, cost, support and refund");
    }

    @Test
    void whatWaitsForAConditionAndInterestAreStepsOfTheirOwnAndAddUp() throws Exception {
        var id =
                stage.contribution(
                        euro("1000.00"),
                        YEAR,
                        ContributionTerms.FxMethod.MONTHLY,
                        ContributionTerms.Recognition.CONDITIONAL);
        stage.open(id, "40.00", YEAR.from());
        var agreements = InContainer.service(Agreements.class);
        As.system(
                () -> {
                    for (var amount : List.of("600.00", "300.00")) {
                        var due = agreements.schedule(id, DAY, euro(amount), "A report", OFFICER);
                        agreements.receive(due, DAY, OFFICER);
                        if (amount.equals("600.00")) {
                            agreements.meet(due, DAY, "Letter", CONTROLLER);
                        }
                    }
                    var cash = InContainer.service(CashDocuments.class);
                    var interest =
                            new NewCashDocument(
                                    id,
                                    CashDocument.Kind.INTEREST,
                                    null,
                                    "Bank",
                                    "INT-" + stage.code,
                                    DAY,
                                    euro("2.50"));
                    cash.approve(cash.enter(interest, OFFICER), CONTROLLER);
                    return null;
                });
        var overview = InContainer.service(ContributionOverview.class);
        var money = As.system(() -> overview.waterfall(id, OFFICER));
        assertEquals(euro("40.00"), money.opening());
        assertEquals(euro("900.00"), money.received());
        assertEquals(euro("300.00"), money.deferred());
        assertEquals(euro("2.50"), money.interest());
        assertEquals(euro("0.00"), money.exchange());
        assertEquals(euro("0.00"), money.pledged());
        assertEquals(euro("642.50"), money.available());
        assertEquals(
                money.uncommitted(),
                As.system(() -> overview.detail(id, OFFICER)).summary().uncommitted());
    }

    @Test
    void whoReachesAnotherContributionSeesNothingOfThisOne() throws Exception {
        var id = told();
        var limited =
                stage.limited("other", stage.contribution("10.00", YEAR), Roles.FINANCE_OFFICER);
        var overview = InContainer.service(ContributionOverview.class);
        assertThrows(ScopeRefused.class, () -> As.system(() -> overview.waterfall(id, limited)));
    }

    private ContributionId told() throws Exception {
        var id = stage.contribution("1000.00", YEAR, ContributionTerms.Basis.ACCRUAL, 700);
        stage.receive(id, "600.00", YEAR.from());
        var event = stage.event("-" + id.toString().substring(0, 4), DAY, DAY);
        stage.earmark(
                id,
                YEAR.from(),
                Set.of("AZ"),
                Set.of(CostCategory.VENUE),
                Set.of(Beneficiary.PARTICIPANTS));
        stage.allocate(id, event, CostCategory.VENUE, "400.00", DAY);
        stage.cost(
                stage.document(
                        id,
                        event,
                        CostCategory.VENUE,
                        Beneficiary.PARTICIPANTS,
                        euro("100.00"),
                        DAY,
                        "AZ"));
        var allocation =
                As.system(
                        () ->
                                InContainer.service(ContributionOverview.class)
                                        .detail(id, OFFICER)
                                        .allocations()
                                        .get(0)
                                        .id());
        As.system(
                () -> {
                    InContainer.service(Agreements.class)
                            .schedule(id, YEAR.to(), euro("250.00"), OFFICER);
                    InContainer.service(FundAllocation.class)
                            .commit(allocation, "Hall", euro("50.00"), DAY, OFFICER);
                    var cash = InContainer.service(CashDocuments.class);
                    var refund =
                            new NewCashDocument(
                                    id,
                                    CashDocument.Kind.REFUND,
                                    null,
                                    "Donor",
                                    "REF-" + stage.code,
                                    DAY,
                                    euro("20.00"));
                    cash.approve(cash.enter(refund, OFFICER), CONTROLLER);
                    return null;
                });
        return id;
    }

    private static long entries(ContributionId of, CostCategory category) throws Exception {
        var filter = new JournalOverview.Filter(of.value(), null, category);
        var journal = InContainer.service(JournalOverview.class);
        return As.system(() -> journal.count(filter, OFFICER));
    }
}
