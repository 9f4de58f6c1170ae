package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.budget.BudgetPlanning;
import org.muster.budget.NewBudget;
import org.muster.event.EventId;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionTerms;
import org.muster.ledger.CostCategory;
import org.muster.reporting.BudgetFigures;
import org.muster.reporting.BudgetFigures.Version;
import org.muster.reporting.StatementId;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.reporting.StatementSettled;
import org.muster.reporting.VarianceUnexplained;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;

/** A statement sets what was spent against what was set aside, then and now, and says why. */
@ArquillianTest
class StatementBudgetTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2013, 1, 1), LocalDate.of(2013, 12, 31));
    private static final DateRange HALF = new DateRange(YEAR.from(), LocalDate.of(2013, 6, 30));
    private static final LocalDate MARCH = LocalDate.of(2013, 3, 1);
    private static final LocalDate SEPTEMBER = LocalDate.of(2013, 9, 2);

    private final FundingStage stage = new FundingStage();

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(StatementBudgetTest.class, FundingStage.class);
    }

    @Test
    void theBudgetIsToldAsItWasAndAsItIsWithTheVersionsUsed() throws Exception {
        var id = fund(ContributionTerms.Basis.ACCRUAL);
        var event = stage.event("RPT", MARCH, MARCH);
        var other = stage.event("WITHOUT", MARCH, MARCH);
        stage.allocate(id, event, CostCategory.AIR, "1000.00", YEAR.from());
        stage.allocate(id, other, CostCategory.AIR, "50.05", YEAR.from());
        budget(event, MARCH, Map.of(CostCategory.AIR, euro("1000.00")));
        stage.allocate(id, event, CostCategory.VENUE, "500.00", SEPTEMBER);
        budget(
                event,
                SEPTEMBER,
                Map.of(CostCategory.AIR, euro("1000.00"), CostCategory.VENUE, euro("500.00")));
        cost(id, event, CostCategory.AIR, "600.00", MARCH);
        cost(id, event, CostCategory.AIR, "100.00", SEPTEMBER);

        var half = figures(produced(id, HALF));
        assertEquals(
                List.of("AIR 1050.05 1050.05 600.00 600.00", "PSC 105.01 105.01 60.00 60.00"),
                told(half));
        assertEquals(
                List.of(new Version(code("RPT"), 1, 1), new Version(code("WITHOUT"), 0, 0)),
                half.versions());
        var year = figures(produced(id, YEAR));
        assertEquals(
                List.of(
                        "AIR 1050.05 1050.05 700.00 700.00",
                        "VENUE 0.00 500.00 0.00 0.00",
                        "PSC 105.01 155.01 70.00 70.00"),
                told(year));
        assertEquals(new Version(code("RPT"), 1, 2), year.versions().get(0));
        var second = figures(produced(id, new DateRange(HALF.to().plusDays(1), YEAR.to())));
        assertEquals("AIR 1050.05 1050.05 100.00 700.00", told(second).get(0));
    }

    @Test
    void aStatementIsCertifiedOnceItSaysWhyItDiffersFromTheBudget() throws Exception {
        var id = fund(ContributionTerms.Basis.ACCRUAL);
        var event = stage.event("WHY", MARCH, MARCH);
        stage.allocate(id, event, CostCategory.AIR, "1000.00", YEAR.from());
        cost(id, event, CostCategory.AIR, "849.99", MARCH);
        cost(id, event, CostCategory.VENUE, "10.00", MARCH);
        var half = produced(id, HALF);
        assertEquals(
                List.of("VENUE"),
                due(half),
                "too much is explained at any time, too little when the agreement is over");
        assertNull(figures(half).headings().get(1).usedPercent());
        var first = produced(id, YEAR);
        assertEquals(List.of("AIR", "VENUE"), due(first));
        assertThrows(VarianceUnexplained.class, () -> certify(first));
        var second = explained(first, Map.of(CostCategory.AIR, "Fewer came"));
        assertFalse(first.equals(second), "what is frozen stays as it is");
        assertThrows(StatementSettled.class, () -> explained(first, Map.of()));
        assertThrows(VarianceUnexplained.class, () -> certify(second));
        var third = explained(second, Map.of(CostCategory.VENUE, " A hall, unforeseen "));
        certify(third);
        assertEquals(
                List.of("Fewer came", "A hall, unforeseen"),
                figures(third).headings().stream().map(BudgetFigures.Heading::reason).toList());
        assertThrows(
                StatementSettled.class,
                () -> explained(third, Map.of(CostCategory.AIR, "Another one")));
        assertEquals(third, produced(id, YEAR), "unchanged figures make no new version");
    }

    @Test
    void aReasonThatIsTooLongIsRefusedByItsHeading() throws Exception {
        var id = fund(ContributionTerms.Basis.ACCRUAL);
        var statement = produced(id, YEAR);
        var refusal =
                assertThrows(
                        InvalidInput.class,
                        () -> explained(statement, Map.of(CostCategory.AIR, "x".repeat(501))));
        assertEquals("AIR", refusal.field());
        assertEquals(List.of(), figures(statement).headings(), "nothing was set aside");
    }

    @Test
    void whatIsSpentAndNotPaidIsAmongTheCommitmentsOfItsHeading() throws Exception {
        var id = fund(ContributionTerms.Basis.CASH);
        var event = stage.event("CASH", MARCH, MARCH);
        stage.allocate(id, event, CostCategory.AIR, "1000.00", YEAR.from());
        cost(id, event, CostCategory.AIR, "900.00", MARCH);
        var statement = produced(id, YEAR);
        var overview = InContainer.service(StatementOverview.class);
        var all = As.system(() -> overview.figures(statement, OFFICER));
        var air = all.budget().headings().get(0);
        assertEquals(
                List.of(euro("0.00"), euro("900.00")),
                List.of(air.cumulative(), air.commitments()));
        assertEquals(all.commitments(), all.budget().total().commitments());
        assertEquals(all.spent(), all.budget().total().period());
    }

    private ContributionId fund(ContributionTerms.Basis basis) throws Exception {
        var id = stage.contribution("5000.00", YEAR, basis, 1_000);
        stage.receive(id, "5000.00", YEAR.from());
        return id;
    }

    private void budget(EventId event, LocalDate on, Map<CostCategory, Money> lines)
            throws Exception {
        var planning = InContainer.service(BudgetPlanning.class);
        As.system(
                () -> {
                    var entered = new NewBudget(euro("0.00").currency(), lines, 1_500, "");
                    planning.approve(planning.draft(event, entered, OFFICER), on, CONTROLLER);
                    return null;
                });
    }

    private void cost(
            ContributionId id, EventId event, CostCategory category, String amount, LocalDate on)
            throws Exception {
        stage.cost(
                stage.document(
                        id, event, category, Beneficiary.PARTICIPANTS, euro(amount), on, null));
    }

    private static StatementId produced(ContributionId id, DateRange period) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        return As.system(() -> production.produce(id, period, null, OFFICER)).id();
    }

    private static StatementId explained(StatementId id, Map<CostCategory, String> given)
            throws Exception {
        var production = InContainer.service(StatementProduction.class);
        return As.system(() -> production.explain(id, given, OFFICER)).id();
    }

    private static Object certify(StatementId id) throws Exception {
        return As.system(
                () -> {
                    InContainer.service(StatementProduction.class).certify(id, CONTROLLER);
                    return null;
                });
    }

    private static BudgetFigures figures(StatementId id) throws Exception {
        var overview = InContainer.service(StatementOverview.class);
        return As.system(() -> overview.figures(id, OFFICER)).budget();
    }

    private static List<String> due(StatementId id) throws Exception {
        return figures(id).due().stream().map(BudgetFigures.Heading::category).toList();
    }

    private String code(String suffix) {
        return "EV-" + stage.code + suffix;
    }

    /** Every heading and the support: original, revised, this period, cumulative. */
    private static List<String> told(BudgetFigures budget) {
        var rows = budget.rows();
        return rows.subList(0, rows.size() - 1).stream()
                .map(
                        row ->
                                String.join(
                                        " ",
                                        row.category(),
                                        text(row.original()),
                                        text(row.revised()),
                                        text(row.period()),
                                        text(row.cumulative())))
                .toList();
    }

    private static String text(Money amount) {
        return amount.decimal().toPlainString();
    }
}
