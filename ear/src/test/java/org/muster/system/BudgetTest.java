package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import jakarta.ejb.EJBAccessException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.budget.BeyondAllocations;
import org.muster.budget.Budget;
import org.muster.budget.BudgetChange;
import org.muster.budget.BudgetExceeded;
import org.muster.budget.BudgetId;
import org.muster.budget.BudgetOverview;
import org.muster.budget.BudgetPlanning;
import org.muster.budget.BudgetRow;
import org.muster.budget.BudgetSettled;
import org.muster.budget.BudgetSummary;
import org.muster.budget.NewBudget;
import org.muster.entitlement.Allowances;
import org.muster.event.EventId;
import org.muster.funding.AllocationId;
import org.muster.funding.Beneficiary;
import org.muster.funding.CommitmentId;
import org.muster.funding.ContributionId;
import org.muster.funding.CostDocumentId;
import org.muster.funding.CostDocuments;
import org.muster.funding.FundAllocation;
import org.muster.funding.NewCostDocument;
import org.muster.ledger.CostCategory;
import org.muster.ledger.LedgerKeeping;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/** An event's budget is approved by two people, never changed, and never exceeded. */
@ArquillianTest
class BudgetTest {
    private static final LocalDate DAY = LocalDate.of(2011, 11, 14);
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));
    private static final int FIFTEEN_PER_CENT = 1_500;

    private final FundingStage stage = new FundingStage();
    private BudgetPlanning planning;
    private BudgetOverview overview;
    private ContributionId fund;
    private EventId event;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(BudgetTest.class, FundingStage.class);
    }

    @BeforeEach
    void anEventWithMoneySetAside() throws Exception {
        planning = InContainer.service(BudgetPlanning.class);
        overview = InContainer.service(BudgetOverview.class);
        fund = stage.contribution("10000.00", YEAR);
        stage.receive(fund, "10000.00", YEAR.from());
        event = stage.event("BUD", DAY, DAY);
        stage.allocate(fund, event, CostCategory.AIR, "2000.00", DAY);
        stage.allocate(fund, event, CostCategory.VENUE, "2000.00", DAY);
    }

    @Test
    void aVersionBindsOnceASecondPersonApprovedItAndTheNextSupersedesIt() throws Exception {
        var first = drafted("AIR 1000.00", "VENUE 1000.00");
        promise(CostCategory.AIR, "1200.00");
        release("1200.00");
        assertThrows(FourEyes.class, () -> approve(draftedBy(Actor.SYSTEM), Actor.SYSTEM));
        assertThrows(
                NotFound.class, () -> approve(first, CONTROLLER), "another draft took its place");
        var again = drafted("AIR 1000.00", "VENUE 1000.00");
        approve(again, CONTROLLER);
        assertThrows(BudgetSettled.class, () -> approve(again, CONTROLLER));
        var second = drafted("AIR 1100.00", "VENUE 1000.00");
        approve(second, CONTROLLER);
        var versions = versions();
        assertEquals(
                List.of("2 APPROVED", "1 SUPERSEDED"),
                versions.stream().map(each -> each.number() + " " + each.state()).toList());
        assertEquals(euro("2100.00"), versions.get(0).total());
        assertEquals(DAY, versions.get(0).approvedOn());
        var changes = As.system(() -> overview.compare(again, second, OFFICER));
        assertEquals(
                List.of(
                        new BudgetChange(CostCategory.AIR, euro("1000.00"), euro("1100.00")),
                        new BudgetChange(CostCategory.VENUE, euro("1000.00"), euro("1000.00"))),
                changes);
    }

    @Test
    @Tag("F22")
    void theDatabaseItselfRefusesToChangeAnApprovedVersion() throws Exception {
        var id = drafted("AIR 1000.00");
        approve(id, CONTROLLER);
        for (var change :
                List.of(
                        "update muster.budget set flexibility_basis_points = 9999 where id = ?",
                        "update muster.budget set state = 'DRAFT', approved_by = null, approved_on = null, approved_at = null where id = ?",
                        "delete from muster.budget where id = ?",
                        "update muster.budget_line set amount_minor = 1 where budget_id = ?",
                        "delete from muster.budget_line where budget_id = ?",
                        "insert into muster.budget_line values (?, 'DSA', 100)")) {
            var refused =
                    assertThrows(
                            SQLException.class, () -> FundingStage.run(change, id.value()), change);
            assertTrue(refused.getMessage().contains("never changed"), refused.getMessage());
        }
        assertThrows(SQLException.class, () -> FundingStage.run("truncate muster.budget_line"));
    }

    @Test
    void noBudgetExceedsWhatIsSetAsideForItsEvent() throws Exception {
        var tooMuch = drafted("AIR 2000.00", "VENUE 2000.01");
        assertThrows(BeyondAllocations.class, () -> approve(tooMuch, CONTROLLER));
        assertEquals(Budget.State.DRAFT, versions().get(0).state(), "refused, it is a draft still");
        approve(drafted("AIR 2000.00", "VENUE 2000.00"), CONTROLLER);
    }

    @Test
    void whatIsSetAsideInAnotherCurrencyCountsAtTheRateOfTheDay() throws Exception {
        var keeping = InContainer.service(LedgerKeeping.class);
        As.system(
                () -> {
                    keeping.recordRate(
                            "BND", DAY.withDayOfMonth(1), new BigDecimal("1.75"), "UNORE", OFFICER);
                    return null;
                });
        var bnd =
                new NewBudget(
                        Money.currency("BND"),
                        Map.of(CostCategory.AIR, Money.parse("7000.00", "BND")),
                        FIFTEEN_PER_CENT,
                        "");
        var within = As.system(() -> planning.draft(event, bnd, OFFICER));
        approve(within, CONTROLLER);
        // 7000.00 and 15 % are 8050.00, which is 4600.00 euro; the allocation has 2000.00.
        promise(CostCategory.AIR, "2000.00");
        var heading = As.system(() -> overview.use(event, OFFICER)).orElseThrow().headings().get(0);
        assertEquals(Money.parse("3500.00", "BND"), heading.committed());
        assertEquals(Money.parse("4550.00", "BND"), heading.free());
        assertEquals("currency", refused(() -> drafted("AIR 1.00")));
    }

    @Test
    void moneyMovedBetweenHeadingsNeedsTheDonorsApprovalBeyondTheFlexibility() throws Exception {
        approve(drafted("AIR 1000.00", "VENUE 1000.00"), CONTROLLER);
        approve(drafted("AIR 850.00", "VENUE 1150.00"), CONTROLLER);
        assertEquals(
                "donorReference",
                refused(() -> drafted("AIR 849.99", "VENUE 1150.01")),
                "little by little is as much: it is the first that the donor knows");
        var agreed =
                As.system(
                        () ->
                                planning.draft(
                                        event,
                                        budget("Letter of 1 March", "AIR 500.00", "VENUE 1500.00"),
                                        OFFICER));
        approve(agreed, CONTROLLER);
        approve(drafted("AIR 570.00", "VENUE 1430.00"), CONTROLLER);
        assertEquals(
                "Letter of 1 March", versions().get(1).donorReference(), "and is told for ever");
    }

    @Test
    @Tag("F18")
    void aPromiseBeyondTheLineAndItsFlexibilityIsRefusedWhenItIsMade() throws Exception {
        approve(drafted("AIR 1000.00"), CONTROLLER);
        promise(CostCategory.AIR, "600.00");
        assertThrows(BudgetExceeded.class, () -> promise(CostCategory.AIR, "550.01"));
        promise(CostCategory.AIR, "550.00");
        assertThrows(BudgetExceeded.class, () -> promise(CostCategory.AIR, "0.01"));
        assertThrows(
                BudgetExceeded.class,
                () -> promise(CostCategory.VENUE, "0.01"),
                "a heading without a line has nothing");
        release("600.00");
        promise(CostCategory.AIR, "600.00");
    }

    @Test
    @Tag("F18")
    void aCostBeyondItsPromiseCountsAndWhatWasPromisedCountsOnce() throws Exception {
        approve(drafted("AIR 1000.00"), CONTROLLER);
        promise(CostCategory.AIR, "1000.00");
        assertThrows(BudgetExceeded.class, () -> stage.cost(cost(CostCategory.AIR, "150.01")));
        stage.cost(cost(CostCategory.AIR, "150.00"));
        var other = stage.contribution("1000.00", YEAR);
        stage.receive(other, "1000.00", YEAR.from());
        assertThrows(
                BudgetExceeded.class,
                () ->
                        stage.cost(
                                stage.document(
                                        other,
                                        event,
                                        CostCategory.AIR,
                                        Beneficiary.PARTICIPANTS,
                                        euro("0.01"),
                                        DAY,
                                        null)),
                "whoever pays");
        var use = As.system(() -> overview.use(event, OFFICER)).orElseThrow();
        var air = use.headings().get(0);
        assertEquals(
                List.of(
                        euro("1000.00"),
                        euro("150.00"),
                        euro("1000.00"),
                        euro("-150.00"),
                        euro("0.00")),
                List.of(air.budget(), air.spent(), air.committed(), air.left(), air.free()));
        assertEquals(euro("-150.00"), use.left());
        assertEquals(List.of(euro("150.00")), amounts(BudgetOverview.Figure.SPENT));
        assertEquals(List.of(euro("1000.00")), amounts(BudgetOverview.Figure.COMMITTED));
    }

    @Test
    void aCostThatUsesUpItsPromiseTakesNothingMore() throws Exception {
        approve(drafted("AIR 1000.00"), CONTROLLER);
        var promise =
                As.system(
                        () ->
                                InContainer.service(FundAllocation.class)
                                        .commit(
                                                allocation(CostCategory.AIR),
                                                "Carrier",
                                                euro("1150.00"),
                                                DAY,
                                                OFFICER));
        stage.cost(
                new NewCostDocument(
                        fund,
                        event,
                        CostCategory.AIR,
                        "",
                        Beneficiary.PARTICIPANTS,
                        "Carrier " + stage.code,
                        "B-1",
                        DAY,
                        euro("1150.00"),
                        promise,
                        null));
        assertEquals(List.of(), amounts(BudgetOverview.Figure.COMMITTED));
        assertEquals(List.of(euro("1150.00")), amounts(BudgetOverview.Figure.SPENT));
    }

    @Test
    void seatsConfirmedBeforeThereWasMoneyGetItAsFarAsTheBudgetGoes() throws Exception {
        var allowances = InContainer.service(Allowances.class);
        As.system(
                () -> {
                    allowances.payPerDay(event, euro("100.00"), OFFICER);
                    return null;
                });
        for (var at = 0; at < 3; at++) {
            stage.participation(event, stage.person("F"), "PARTICIPANT", "SPONSORED", null);
        }
        approve(drafted("DSA 200.00"), CONTROLLER);
        stage.allocate(fund, event, CostCategory.DSA, "1000.00", DAY);
        assertEquals(
                List.of("200.00"),
                FundingStage.texts(
                        "select cast(sum(c.original_minor) / 100.00 as numeric(9, 2)) from muster.commitment c join muster.allocation a"
                                + " on a.id = c.allocation_id where a.category = 'DSA' and a.event_id = '"
                                + event
                                + "'"));
    }

    @Test
    void ofManyWhoPromiseTheLastOfALineOneDoes() throws Exception {
        approve(drafted("AIR 1000.00", "VENUE 1000.00"), CONTROLLER);
        promise(CostCategory.AIR, "1050.00");
        // Each of an agreement of its own: no row of theirs keeps them apart, only the budget does.
        var waiting = new ConcurrentLinkedQueue<CostDocumentId>();
        for (var at = 0; at < 6; at++) {
            var other = stage.contribution("1000.00", YEAR);
            stage.receive(other, "1000.00", YEAR.from());
            waiting.add(
                    stage.entered(
                            stage.document(
                                    other,
                                    event,
                                    CostCategory.AIR,
                                    Beneficiary.PARTICIPANTS,
                                    euro("100.00"),
                                    DAY,
                                    null)));
        }
        var outcomes =
                FundingStage.atOnce(
                        6,
                        () ->
                                As.system(
                                        () -> {
                                            InContainer.service(CostDocuments.class)
                                                    .approve(waiting.poll(), CONTROLLER);
                                            return null;
                                        }));
        assertEquals(
                1, outcomes.stream().filter(Objects::isNull).count(), () -> outcomes.toString());
        assertEquals(
                5,
                outcomes.stream().filter(BudgetExceeded.class::isInstance).count(),
                () -> outcomes.toString());
    }

    @Test
    void aVersionThatLeavesNoRoomForWhatIsSpentAlreadyIsRefused() throws Exception {
        promise(CostCategory.AIR, "1150.01");
        var tight = drafted("AIR 1000.00");
        assertThrows(BudgetExceeded.class, () -> approve(tight, CONTROLLER));
        release("0.01");
        approve(tight, CONTROLLER);
    }

    @Test
    void anEventWithoutAnApprovedBudgetIsBoundByItsAllocationsAlone() throws Exception {
        drafted("AIR 1.00");
        promise(CostCategory.AIR, "2000.00");
        assertTrue(As.system(() -> overview.use(event, OFFICER)).isEmpty());
    }

    @Test
    void onlyWhoKeepsTheEventsMoneyEntersApprovesAndReads() throws Exception {
        var id = drafted("AIR 1000.00");
        var officer = stage.limited("officer", fund, Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        var entered = budget("", "AIR 1.00");
        assertThrows(
                ScopeRefused.class,
                () ->
                        As.role(
                                Roles.FINANCE_OFFICER,
                                () -> planning.draft(event, entered, officer)));
        assertThrows(
                ScopeRefused.class, () -> As.role(Roles.CONTROLLER, () -> approved(id, officer)));
        assertThrows(
                ScopeRefused.class,
                () -> As.role(Roles.FINANCE_OFFICER, () -> overview.versions(event, officer)));
        assertThrows(
                EJBAccessException.class,
                () -> As.role(Roles.EVENT_OFFICER, () -> overview.versions(event, OFFICER)));
        assertThrows(
                EJBAccessException.class,
                () -> As.role(Roles.AUDITOR, () -> planning.draft(event, entered, OFFICER)));
        assertThrows(
                EJBAccessException.class,
                () -> As.role(Roles.FINANCE_OFFICER, () -> approved(id, OFFICER)));
    }

    private BudgetId drafted(String... lines) throws Exception {
        return As.system(() -> planning.draft(event, budget("", lines), OFFICER));
    }

    private BudgetId draftedBy(Actor by) throws Exception {
        return As.system(() -> planning.draft(event, budget("", "AIR 1.00"), by));
    }

    private static NewBudget budget(String donorReference, String... lines) {
        var amounts = new EnumMap<CostCategory, Money>(CostCategory.class);
        for (var line : lines) {
            var parts = line.split(" ");
            amounts.put(CostCategory.valueOf(parts[0]), euro(parts[1]));
        }
        return new NewBudget(Money.currency("EUR"), amounts, FIFTEEN_PER_CENT, donorReference);
    }

    private Object approve(BudgetId id, Actor by) throws Exception {
        return As.system(() -> approved(id, by));
    }

    private Object approved(BudgetId id, Actor by) {
        planning.approve(id, DAY, by);
        return null;
    }

    private List<BudgetSummary> versions() throws Exception {
        return As.system(() -> overview.versions(event, OFFICER));
    }

    private List<Money> amounts(BudgetOverview.Figure figure) throws Exception {
        var rows = As.system(() -> overview.rows(event, CostCategory.AIR, figure, 0, 50, OFFICER));
        assertEquals(
                rows.size(),
                As.system(() -> overview.rowCount(event, CostCategory.AIR, figure, OFFICER)));
        return rows.stream().map(BudgetRow::own).toList();
    }

    private void promise(CostCategory category, String amount) throws Exception {
        As.system(
                () ->
                        InContainer.service(FundAllocation.class)
                                .commit(
                                        allocation(category),
                                        "Supplier " + amount,
                                        euro(amount),
                                        DAY,
                                        OFFICER));
    }

    /** Gives so much back of the promise of the same name. */
    private void release(String amount) throws Exception {
        var id =
                FundingStage.texts(
                                "select c.id from muster.commitment c join muster.allocation a on a.id = c.allocation_id where a.event_id = '"
                                        + event
                                        + "' and c.posted_minor + c.released_minor < c.original_minor order by c.payee = 'Supplier "
                                        + amount
                                        + "' desc")
                        .get(0);
        As.system(
                () -> {
                    InContainer.service(FundAllocation.class)
                            .release(CommitmentId.of(id), euro(amount), "Not needed", DAY, OFFICER);
                    return null;
                });
    }

    private AllocationId allocation(CostCategory category) throws Exception {
        return AllocationId.of(
                FundingStage.texts(
                                "select id from muster.allocation where event_id = '"
                                        + event
                                        + "' and category = '"
                                        + category
                                        + "'")
                        .get(0));
    }

    private NewCostDocument cost(CostCategory category, String amount) {
        return stage.document(
                fund, event, category, Beneficiary.PARTICIPANTS, euro(amount), DAY, null);
    }

    private static String refused(Callable<?> act) {
        return assertThrows(InvalidInput.class, act::call).field();
    }
}
