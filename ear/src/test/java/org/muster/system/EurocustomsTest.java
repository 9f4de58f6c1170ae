package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.event.EventId;
import org.muster.funding.Agreements;
import org.muster.funding.AllocationId;
import org.muster.funding.AllocationOverdrawn;
import org.muster.funding.Beneficiary;
import org.muster.funding.CashDocument;
import org.muster.funding.CashDocumentId;
import org.muster.funding.CashDocuments;
import org.muster.funding.CommitmentId;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverdrawn;
import org.muster.funding.ContributionOverview;
import org.muster.funding.ContributionTerms;
import org.muster.funding.CostDocumentId;
import org.muster.funding.CostDocuments;
import org.muster.funding.DocumentKnown;
import org.muster.funding.FundAllocation;
import org.muster.funding.NewCashDocument;
import org.muster.funding.WrongState;
import org.muster.ledger.CostCategory;
import org.muster.ledger.JournalEntryId;
import org.muster.ledger.LedgerKeeping;
import org.muster.reporting.BudgetFigures;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementId;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;

/**
 * The year of a fund that bears programme support cost: advances, repayments, interest, refunds and
 * an open promise come out to the cent, and nothing is promised that the support would overdraw.
 */
@ArquillianTest
class EurocustomsTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));
    private static final LocalDate FEBRUARY = LocalDate.of(2011, 2, 18);
    private static final LocalDate NOVEMBER = LocalDate.of(2011, 11, 18);
    private static final int SEVEN_PER_CENT = 700;

    private final FundingStage stage = new FundingStage();
    private int references;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(EurocustomsTest.class, WorkedExample.class, FundingStage.class);
    }

    @Test
    @Tag("F13")
    @Tag("F14")
    void theYearComesOutToTheCent() throws Exception {
        var id = fund("70000.00");
        stage.open(id, "12345.67", YEAR.from());
        stage.receive(id, "30000.00", LocalDate.of(2011, 1, 10));
        stage.receive(id, "20000.00", LocalDate.of(2011, 7, 1));
        var brussels = brussels(id);
        var baku = baku(id);
        cash(id, CashDocument.Kind.INTEREST, null, "41.23", YEAR.to());
        commit(id, baku, CostCategory.AIR, "450.00", NOVEMBER);

        var statement = produced(id);
        var figures = figures(statement);
        WorkedExample.told(figures);
        assertEquals(euro("41.23"), figures.interest());
        assertEquals(List.of("912.53", "291.17"), List.of(support(brussels), support(baku)));
        assertEquals(euro("0.00"), figures.refunds());
        assertEquals(figures.uncommitted(), shown(id));
        againstTheBudget(figures.budget());
        printed(statement);
        exported(statement, "eurocustoms-2011");
    }

    private static void againstTheBudget(BudgetFigures budget) {
        assertEquals(
                List.of(
                        "AIR 9000.00 7458.70 1541.30 82.87",
                        "DSA 9000.00 5724.90 3275.10 63.61",
                        "TERM 600.00 532.00 68.00 88.67",
                        "INTERP 4000.00 3480.00 520.00 87.00",
                        "PSC 1582.00 1203.70 378.30 76.09",
                        " 24182.00 18399.30 5782.70 76.09"),
                budget.rows().stream().map(EurocustomsTest::told).toList());
        assertEquals(" 22600.00 17195.60 5404.40 76.09", told(budget.direct()));
        assertEquals(
                List.of("450.00", "0.00", "0.00", "0.00", "31.50", "481.50"),
                budget.rows().stream()
                        .map(row -> row.commitments().decimal().toPlainString())
                        .toList());
        assertEquals(
                List.of("AIR", "DSA"),
                budget.due().stream().map(BudgetFigures.Heading::category).toList(),
                "more than 15 % is left at the agreement's end");
    }

    private static String told(BudgetFigures.Heading row) {
        return Stream.of(row.revised(), row.cumulative(), row.variance())
                        .map(amount -> amount.decimal().toPlainString())
                        .collect(Collectors.joining(" ", row.category() + " ", " "))
                + row.usedPercent();
    }

    @Test
    void aRefundLeavesTheFundAndIsNoExpenditure() throws Exception {
        var id = fund("1000.00");
        stage.receive(id, "1000.00", YEAR.from());
        assertThrows(
                ContributionOverdrawn.class,
                () -> cash(id, CashDocument.Kind.REFUND, null, "1000.01", YEAR.to()));
        cash(id, CashDocument.Kind.REFUND, null, "999.99", YEAR.to());
        var statement = produced(id);
        var figures = figures(statement);
        assertEquals(euro("999.99"), figures.refunds());
        assertEquals(euro("0.00"), figures.spent());
        assertEquals(euro("0.01"), figures.closing());
        assertEquals(euro("0.01"), figures.position().cash());
        exported(statement, "refund-2011");
    }

    @Test
    @Tag("F10")
    @Tag("F14")
    void supportIsSpokenForWithThePromise() throws Exception {
        var id = fund("107.00");
        stage.receive(id, "107.00", YEAR.from());
        var event = event();
        assertThrows(
                ContributionOverdrawn.class,
                () -> stage.allocate(id, event, CostCategory.AIR, "100.01", YEAR.from()));
        stage.allocate(id, event, CostCategory.AIR, "100.00", YEAR.from());
        assertThrows(
                AllocationOverdrawn.class, () -> commit(id, event, CostCategory.AIR, "100.01"));
        commit(id, event, CostCategory.AIR, "100.00");
        assertEquals(euro("0.00"), shown(id), "the 7.00 of support are spoken for");
        assertThrows(
                ContributionOverdrawn.class,
                () -> cash(id, CashDocument.Kind.REFUND, null, "0.01", YEAR.to()));
    }

    @Test
    @Tag("F14")
    void supportFollowsTheCostByItsDifference() throws Exception {
        var id = fund("1000.00");
        stage.receive(id, "1000.00", YEAR.from());
        var event = event();
        cost(id, event, CostCategory.VENUE, "10.35");
        assertEquals("0.72", support(event), "7 % of 10.35 is 0.7245");
        cost(id, event, CostCategory.VENUE, "10.35");
        assertEquals("1.45", support(event), "and of 20.70 1.449, not twice 0.72");
        reverseCost(event);
        assertEquals("0.72", support(event));
        var follower = rows(entry(event, "PSC")).get(0);
        var keeping = InContainer.service(LedgerKeeping.class);
        assertEquals(
                "entry",
                assertThrows(
                                InvalidInput.class,
                                () ->
                                        As.system(
                                                () ->
                                                        keeping.reverse(
                                                                JournalEntryId.of(follower),
                                                                YEAR.to(),
                                                                "By itself",
                                                                CONTROLLER)))
                        .field());
        assertEquals(
                "category",
                assertThrows(InvalidInput.class, () -> cost(id, event, CostCategory.PSC, "1.00"))
                        .field());
        assertEquals(
                "category",
                assertThrows(
                                InvalidInput.class,
                                () ->
                                        stage.allocate(
                                                id, event, CostCategory.PSC, "1.00", YEAR.from()))
                        .field());
    }

    @Test
    void anAdvanceIsSettledOrRepaidAndNeverMoreThanWent() throws Exception {
        var id = fund("1000.00");
        stage.receive(id, "500.00", YEAR.from());
        var event = event();
        assertThrows(
                ContributionOverdrawn.class,
                () -> cash(id, CashDocument.Kind.ADVANCE, event, "500.01", FEBRUARY));
        cash(id, CashDocument.Kind.ADVANCE, event, "100.00", FEBRUARY);
        var costs = InContainer.service(CostDocuments.class);
        var dearer = cost(id, event, CostCategory.DSA, "100.01");
        assertThrows(
                ContributionOverdrawn.class,
                () -> As.system(() -> settled(costs, dearer, FEBRUARY)));
        var own = cost(id, event, CostCategory.DSA, "60.00");
        As.system(() -> settled(costs, own, FEBRUARY));
        assertThrows(
                ContributionOverdrawn.class,
                () -> cash(id, CashDocument.Kind.ADVANCE_REPAID, event, "40.01", YEAR.to()));
        cash(id, CashDocument.Kind.ADVANCE_REPAID, event, "40.00", YEAR.to());
        assertEquals(euro("0.00"), figures(produced(id)).position().advances());
    }

    @Test
    @Tag("F24")
    void aDocumentIsEnteredOnceAndApprovedByAnother() throws Exception {
        var id = fund("1000.00");
        stage.receive(id, "500.00", YEAR.from());
        var documents = InContainer.service(CashDocuments.class);
        var entered = document(id, CashDocument.Kind.INTEREST, null, euro("1.00"), YEAR.to());
        var once = As.system(() -> documents.enter(entered, OFFICER));
        assertThrows(DocumentKnown.class, () -> As.system(() -> documents.enter(entered, OFFICER)));
        var own = document(id, CashDocument.Kind.INTEREST, null, euro("2.00"), YEAR.to());
        assertThrows(
                FourEyes.class,
                () ->
                        As.system(
                                () ->
                                        approved(
                                                documents,
                                                documents.enter(own, Actor.SYSTEM),
                                                Actor.SYSTEM)));
        As.system(() -> approved(documents, once, CONTROLLER));
        assertThrows(
                WrongState.class, () -> As.system(() -> approved(documents, once, CONTROLLER)));
        assertEquals(euro("1.00"), figures(produced(id)).interest());
        assertEquals(
                "amount",
                refusedField(
                        () ->
                                documents.enter(
                                        document(
                                                id,
                                                CashDocument.Kind.ADVANCE,
                                                event(),
                                                Money.parse("1", "JPY"),
                                                YEAR.to()),
                                        OFFICER)));
        assertEquals(
                "event",
                refusedField(
                        () ->
                                document(
                                        id,
                                        CashDocument.Kind.ADVANCE,
                                        null,
                                        euro("1.00"),
                                        FEBRUARY)));
        assertEquals(
                "amount",
                refusedField(
                        () ->
                                document(
                                        id,
                                        CashDocument.Kind.REFUND,
                                        null,
                                        euro("0.00"),
                                        FEBRUARY)));
    }

    @Test
    void ofManyWhoApproveAtOnceOneDoes() throws Exception {
        var id = fund("1000.00");
        stage.receive(id, "500.00", YEAR.from());
        var documents = InContainer.service(CashDocuments.class);
        var entered = document(id, CashDocument.Kind.REFUND, null, euro("100.00"), YEAR.to());
        var one = As.system(() -> documents.enter(entered, OFFICER));
        var outcomes =
                FundingStage.atOnce(4, () -> As.system(() -> approved(documents, one, CONTROLLER)));
        assertEquals(
                3,
                outcomes.stream().filter(WrongState.class::isInstance).count(),
                "the others are told: " + outcomes);
        assertEquals(euro("100.00"), figures(produced(id)).refunds());
    }

    @Test
    @Tag("F15")
    void aContributionIsClosedOnceNothingIsLeftOfIt() throws Exception {
        var id = fund("1000.00");
        stage.receive(id, "500.00", YEAR.from());
        var event = event();
        assertEquals("why.close.balance", notClosed(id));
        stage.allocate(id, event, CostCategory.DSA, "300.00", YEAR.from());
        commit(id, event, CostCategory.DSA, "10.00");
        assertEquals("why.close.commitments", notClosed(id));
        var promise =
                CommitmentId.of(
                        rows("select c.id from muster.commitment c join muster.allocation a on a.id = c.allocation_id where a.contribution_id = '"
                                        + id
                                        + "'")
                                .get(0));
        As.system(
                () -> {
                    InContainer.service(FundAllocation.class)
                            .release(promise, euro("10.00"), "Not needed", FEBRUARY, OFFICER);
                    return null;
                });
        cash(id, CashDocument.Kind.ADVANCE, event, "100.00", FEBRUARY);
        assertEquals("why.close.advances", notClosed(id));
        var cost = cost(id, event, CostCategory.DSA, "100.00");
        var costs = InContainer.service(CostDocuments.class);
        As.system(() -> settled(costs, cost, FEBRUARY));
        var debt = cost(id, event, CostCategory.DSA, "50.00");
        assertEquals("why.close.owed", notClosed(id));
        As.system(
                () -> {
                    costs.pay(debt, FEBRUARY, OFFICER);
                    return null;
                });
        // 500.00 less 150.00 and its support of 10.50.
        cash(id, CashDocument.Kind.REFUND, null, "339.50", YEAR.to());
        var documents = InContainer.service(CashDocuments.class);
        var waiting =
                As.system(
                        () ->
                                documents.enter(
                                        document(
                                                id,
                                                CashDocument.Kind.INTEREST,
                                                null,
                                                euro("1.00"),
                                                YEAR.to()),
                                        OFFICER));
        assertEquals("why.close.documents", notClosed(id));
        As.system(
                () -> {
                    documents.refuse(waiting, CONTROLLER);
                    return null;
                });
        As.system(() -> closed(id));
        assertThrows(WrongState.class, () -> As.system(() -> closed(id)));
        assertThrows(WrongState.class, () -> cost(id, event, CostCategory.DSA, "1.00"));
        assertThrows(
                WrongState.class,
                () -> cash(id, CashDocument.Kind.INTEREST, null, "1.00", YEAR.to()));
        assertEquals(euro("0.00"), figures(produced(id)).closing());
    }

    private static String notClosed(ContributionId id) {
        return assertThrows(InvalidInput.class, () -> As.system(() -> closed(id))).key();
    }

    private static Object closed(ContributionId id) {
        InContainer.service(Agreements.class).close(id, CONTROLLER);
        return null;
    }

    private static String refusedField(Callable<?> act) {
        return assertThrows(InvalidInput.class, () -> As.system(act::call)).field();
    }

    private ContributionId fund(String agreed) throws Exception {
        return stage.contribution(agreed, YEAR, ContributionTerms.Basis.ACCRUAL, SEVEN_PER_CENT);
    }

    private EventId brussels(ContributionId id) throws Exception {
        var event = stage.event("-1", LocalDate.of(2011, 2, 14), FEBRUARY);
        stage.allocate(id, event, CostCategory.AIR, "6000.00", YEAR.from());
        stage.allocate(id, event, CostCategory.DSA, "5000.00", YEAR.from());
        stage.allocate(id, event, CostCategory.TERM, "400.00", YEAR.from());
        stage.allocate(id, event, CostCategory.INTERP, "4000.00", YEAR.from());
        paid(id, event, CostCategory.AIR, FEBRUARY, "4824.20", "488.20");
        paid(id, event, CostCategory.DSA, FEBRUARY, "1215.00", "607.50", "1069.20", "243.00");
        paid(id, event, CostCategory.TERM, FEBRUARY, "380.00");
        paid(id, event, CostCategory.INTERP, FEBRUARY, "3480.00");
        // Somebody left after three of five days, somebody else never came.
        cash(id, CashDocument.Kind.ADVANCE, event, "1215.00", LocalDate.of(2011, 2, 1));
        var entitled = cost(id, event, CostCategory.DSA, "729.00", FEBRUARY);
        var costs = InContainer.service(CostDocuments.class);
        As.system(() -> settled(costs, entitled, FEBRUARY));
        cash(id, CashDocument.Kind.ADVANCE_REPAID, event, "486.00", LocalDate.of(2011, 3, 20));
        cash(id, CashDocument.Kind.ADVANCE, event, "972.00", LocalDate.of(2011, 2, 1));
        return event;
    }

    private EventId baku(ContributionId id) throws Exception {
        var event = stage.event("-2", LocalDate.of(2011, 11, 14), NOVEMBER);
        stage.allocate(id, event, CostCategory.AIR, "3000.00", YEAR.from());
        stage.allocate(id, event, CostCategory.DSA, "4000.00", YEAR.from());
        stage.allocate(id, event, CostCategory.TERM, "200.00", YEAR.from());
        paid(id, event, CostCategory.AIR, NOVEMBER, "2146.30");
        paid(id, event, CostCategory.DSA, NOVEMBER, "930.60", "930.60");
        paid(id, event, CostCategory.TERM, NOVEMBER, "152.00");
        return event;
    }

    private EventId event() throws Exception {
        return stage.event("-0", LocalDate.of(2011, 2, 14), FEBRUARY);
    }

    private void paid(
            ContributionId id, EventId event, CostCategory category, LocalDate on, String... costs)
            throws Exception {
        var documents = InContainer.service(CostDocuments.class);
        for (var amount : costs) {
            var document = cost(id, event, category, amount, on);
            As.system(
                    () -> {
                        documents.pay(document, on, OFFICER);
                        return null;
                    });
        }
    }

    private CostDocumentId cost(
            ContributionId id, EventId event, CostCategory category, String amount)
            throws Exception {
        return cost(id, event, category, amount, FEBRUARY);
    }

    private CostDocumentId cost(
            ContributionId id, EventId event, CostCategory category, String amount, LocalDate on)
            throws Exception {
        return stage.cost(
                stage.document(
                        id, event, category, Beneficiary.PARTICIPANTS, euro(amount), on, null));
    }

    private static Object settled(CostDocuments costs, CostDocumentId id, LocalDate on) {
        costs.settle(id, on, OFFICER);
        return null;
    }

    private static Object approved(CashDocuments documents, CashDocumentId id, Actor by) {
        documents.approve(id, by);
        return null;
    }

    private void cash(
            ContributionId id, CashDocument.Kind kind, EventId event, String amount, LocalDate on)
            throws Exception {
        var documents = InContainer.service(CashDocuments.class);
        As.system(
                () ->
                        approved(
                                documents,
                                documents.enter(
                                        document(id, kind, event, euro(amount), on), OFFICER),
                                CONTROLLER));
    }

    private NewCashDocument document(
            ContributionId id, CashDocument.Kind kind, EventId event, Money amount, LocalDate on) {
        return new NewCashDocument(id, kind, event, "Somebody", "REF-" + ++references, on, amount);
    }

    private void commit(ContributionId id, EventId event, CostCategory category, String amount)
            throws Exception {
        commit(id, event, category, amount, FEBRUARY);
    }

    private void commit(
            ContributionId id, EventId event, CostCategory category, String amount, LocalDate on)
            throws Exception {
        As.system(
                () ->
                        InContainer.service(FundAllocation.class)
                                .commit(
                                        allocation(id, event, category),
                                        "Supplier",
                                        euro(amount),
                                        on,
                                        OFFICER));
    }

    private AllocationId allocation(ContributionId id, EventId event, CostCategory category)
            throws Exception {
        return new AllocationId(
                UUID.fromString(
                        rows("select id from muster.allocation where contribution_id = '"
                                        + id
                                        + "' and event_id = '"
                                        + event
                                        + "' and category = '"
                                        + category
                                        + "'")
                                .get(0)));
    }

    /** The latest cost of the event, by an entry of its own. */
    private void reverseCost(EventId event) throws Exception {
        var wrong = rows(entry(event, "VENUE")).get(0);
        As.system(
                () ->
                        InContainer.service(LedgerKeeping.class)
                                .reverse(
                                        JournalEntryId.of(wrong),
                                        YEAR.to(),
                                        "Entered twice",
                                        CONTROLLER));
    }

    private static String entry(EventId event, String category) {
        return "select e.id from muster.journal_entry e join muster.journal_line l on l.entry_id = e.id where l.event_id = '"
                + event
                + "' and l.category = '"
                + category
                + "' and l.account = 'EXPENSE' order by e.recorded_at desc";
    }

    private static String support(EventId event) throws Exception {
        var minor =
                rows("select sum(amount_minor) from muster.journal_line where account = 'EXPENSE' and category = 'PSC' and event_id = '"
                                + event
                                + "'")
                        .get(0);
        return new Money(Long.parseLong(minor), euro("0.00").currency()).decimal().toPlainString();
    }

    private static List<String> rows(String sql) throws Exception {
        return FundingStage.texts(sql);
    }

    /** What the page of the contribution shows as uncommitted. */
    private static Money shown(ContributionId id) throws Exception {
        var overview = InContainer.service(ContributionOverview.class);
        return As.system(() -> overview.detail(id, OFFICER)).summary().uncommitted();
    }

    private static StatementId produced(ContributionId id) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        return As.system(() -> production.produce(id, YEAR, null, OFFICER)).id();
    }

    private static StatementFigures figures(StatementId statement) throws Exception {
        var overview = InContainer.service(StatementOverview.class);
        return As.system(() -> overview.figures(statement, OFFICER));
    }

    private static byte[] rendering(StatementId statement, StatementFormat format)
            throws Exception {
        var overview = InContainer.service(StatementOverview.class);
        return As.system(() -> overview.rendering(statement, format, OFFICER)).content();
    }

    private static void printed(StatementId statement) throws Exception {
        try (var document = Loader.loadPDF(rendering(statement, StatementFormat.PDF))) {
            var text = new PDFTextStripper().getText(document).replace('\u00a0', ' ');
            for (var figure :
                    List.of(
                            "62,386.90",
                            "1,203.70",
                            "18,399.30",
                            "43,987.60",
                            "43,015.60",
                            "972.00",
                            "481.50",
                            "43,506.10",
                            "24,182.00",
                            "82.87",
                            "76.09",
                            "7 % of the direct cost")) {
                assertTrue(text.contains(figure), figure + " is missing in: " + text);
            }
        }
    }

    /** For the programs nobody here wrote, which re-perform the statement after the tests. */
    private static void exported(StatementId statement, String name) throws Exception {
        var exports = Path.of(System.getProperty("jboss.server.base.dir"), "../../exports");
        Files.createDirectories(exports);
        Files.write(
                exports.resolve(name + ".journal"), rendering(statement, StatementFormat.JOURNAL));
        Files.write(
                exports.resolve(name + ".beancount"),
                rendering(statement, StatementFormat.BEANCOUNT));
        Files.write(exports.resolve(name + ".xml"), rendering(statement, StatementFormat.IATI));
    }
}
