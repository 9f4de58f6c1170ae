package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;
import static org.muster.system.FundingStage.number;
import static org.muster.system.FundingStage.texts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.funding.AllocationOverdrawn;
import org.muster.funding.Beneficiary;
import org.muster.funding.CommitmentId;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverdrawn;
import org.muster.funding.ContributionOverview;
import org.muster.funding.ContributionTerms;
import org.muster.funding.CostDocumentId;
import org.muster.funding.CostDocuments;
import org.muster.funding.CostKind;
import org.muster.funding.CostOverview;
import org.muster.funding.FundAllocation;
import org.muster.funding.NewCostDocument;
import org.muster.funding.NewCostDocument.Share;
import org.muster.funding.NewCredit;
import org.muster.funding.WrongState;
import org.muster.ledger.CostCategory;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Roles;

/** One document, several who bear it; and what lowers it afterwards. */
@ArquillianTest
class CostSharesTest {
    private static final LocalDate DAY = LocalDate.of(2011, 5, 9);
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));
    private static final int SUPPORT = 700;

    private final FundingStage stage = new FundingStage();
    private int documents;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(CostSharesTest.class, FundingStage.class);
    }

    @Test
    @DisplayName("F12 the shares of a cost make exactly the cost, and none is less than nothing")
    void sharesMakeExactlyTheCost() throws Exception {
        var one = fund("1000.00", 0);
        var two = fund("1000.00", 0);
        var event = stage.event("F12", DAY, DAY);
        for (var parts : List.of(List.of("60.00", "39.99"), List.of("60.00", "40.01"))) {
            assertEquals(
                    "shares",
                    field(
                            () ->
                                    document(
                                            CostKind.INVOICE,
                                            "100.00",
                                            part(one, event, CostCategory.VENUE, parts.get(0)),
                                            part(two, event, CostCategory.VENUE, parts.get(1)))));
        }
        assertEquals("shares", field(() -> part(one, event, CostCategory.VENUE, "-1.00")));
        assertEquals("shares", field(() -> weight(one, event, 0)));
        var id =
                cost(
                        document(
                                CostKind.INVOICE,
                                "100.00",
                                part(one, event, CostCategory.VENUE, "60.00"),
                                part(two, event, CostCategory.VENUE, "40.00")));
        assertEquals(List.of("60.00 60.00", "40.00 40.00"), shares(id));
        assertThrows(
                java.sql.SQLException.class,
                () ->
                        FundingStage.run(
                                "update muster.cost_share set amount_minor = amount_minor + 1 where document_id = ?",
                                id.value()),
                "not in the database either");
    }

    @Test
    @DisplayName("F12 weights divide by the largest remainder, ties to the lowest agreement number")
    void weightsDivideByTheLargestRemainder() throws Exception {
        var first = fund("1000.00", 0);
        var second = fund("1000.00", 0);
        var third = fund("1000.00", 0);
        var event = stage.event("W", DAY, DAY);
        var id =
                cost(
                        document(
                                CostKind.INVOICE,
                                "100.00",
                                weight(third, event, 1),
                                weight(second, event, 1),
                                weight(first, event, 1)));
        assertEquals(List.of("33.33 33.33", "33.33 33.33", "33.34 33.34"), shares(id));
        var uneven =
                cost(
                        document(
                                CostKind.INVOICE,
                                "99.99",
                                weight(first, event, 75),
                                weight(second, event, 25)));
        assertEquals(List.of("74.99 75.00", "25.00 25.00"), shares(uneven));
    }

    @Test
    @DisplayName("F14 support follows a shared cost for each contribution and event by itself")
    void oneEntryHasALinePerShareAndSupportFollowsEach() throws Exception {
        var one = fund("1000.00", SUPPORT);
        var two = fund("1000.00", SUPPORT);
        var event = stage.event("P1", DAY, DAY);
        var other = stage.event("P2", DAY, DAY);
        var id =
                cost(
                        document(
                                CostKind.INVOICE,
                                "300.00",
                                part(one, event, CostCategory.VENUE, "100.00"),
                                part(two, event, CostCategory.CATERING, "150.00"),
                                part(two, other, CostCategory.VENUE, "50.00")));
        assertEquals(
                List.of(
                        "1 VENUE 10000",
                        "2 CATERING 15000",
                        "3 VENUE 5000",
                        "4 VENUE -10000",
                        "5 CATERING -15000",
                        "6 VENUE -5000"),
                texts(
                        "select line_no || ' ' || category || ' ' || amount_minor from muster.journal_line l"
                                + " join muster.journal_entry e on e.id = l.entry_id where e.source_id = '"
                                + id
                                + "' order by line_no"));
        assertEquals(euro("107.00"), spent(one));
        assertEquals(euro("214.00"), spent(two));
    }

    @Test
    void whatOneShareOverdrawsIsRefusedForAllAndNamed() throws Exception {
        var rich = fund("1000.00", 0);
        var poor = fund("50.00", 0);
        var event = stage.event("O", DAY, DAY);
        var id =
                enter(
                        document(
                                CostKind.INVOICE,
                                "150.00",
                                part(rich, event, CostCategory.VENUE, "100.00"),
                                part(poor, event, CostCategory.VENUE, "50.00")));
        cost(document(CostKind.INVOICE, "0.01", part(poor, event, CostCategory.VENUE, "0.01")));
        var refusal = assertThrows(ContributionOverdrawn.class, () -> approve(id));
        assertTrue(refusal.getMessage().contains(agreement(poor)), refusal.getMessage());
        assertEquals(euro("0.00"), spent(rich));
        stage.allocate(rich, event, CostCategory.CATERING, "10.00", DAY);
        var twice =
                enter(
                        document(
                                CostKind.INVOICE,
                                "10.01",
                                part(rich, event, CostCategory.CATERING, "5.00"),
                                part(rich, event, CostCategory.CATERING, "5.01")));
        var named = assertThrows(AllocationOverdrawn.class, () -> approve(twice));
        assertTrue(named.getMessage().contains(agreement(rich)), named.getMessage());
        assertEquals(euro("0.00"), spent(rich));
    }

    @Test
    void approvalsThatShareContributionsNeverWaitForEachOther() throws Exception {
        var one = fund("1000.00", SUPPORT);
        var two = fund("1000.00", SUPPORT);
        var event = stage.event("D", DAY, DAY);
        stage.allocate(one, event, CostCategory.VENUE, "400.00", DAY);
        stage.allocate(two, event, CostCategory.VENUE, "400.00", DAY);
        var waiting = new ConcurrentLinkedQueue<CostDocumentId>();
        for (var at = 0; at < 12; at++) {
            var shares = new ArrayList<Share>();
            shares.add(part(one, event, CostCategory.VENUE, "10.00"));
            shares.add(at % 2, part(two, event, CostCategory.VENUE, "10.00"));
            waiting.add(enter(document(CostKind.INVOICE, "20.00", shares.toArray(Share[]::new))));
        }
        var refusals =
                FundingStage.atOnce(
                        12,
                        () -> {
                            approve(waiting.poll());
                            return null;
                        });
        assertTrue(refusals.stream().allMatch(each -> each == null), () -> refusals.toString());
        assertEquals(euro("128.40"), spent(one));
        assertEquals(euro("128.40"), spent(two));
    }

    @Test
    void onePromiseServesSeveralEventsOfASeriesAndNoOthers() throws Exception {
        var id = fund("1000.00", SUPPORT);
        var first = stage.event("S1", DAY, DAY);
        var second = stage.event("S2", DAY, DAY);
        var stranger = stage.event("S3", DAY, DAY);
        FundingStage.run(
                "with made as (insert into muster.event_series (id, version, code, title) values (gen_random_uuid(), 0, ?, 'Series') returning id)"
                        + " update muster.capacity_event set series_id = (select id from made) where id in (?, ?)",
                "SE-" + stage.code,
                first.value(),
                second.value());
        var promise = promise(id, first, CostCategory.AIR, "300.00");
        assertEquals(
                "commitment",
                field(
                        () ->
                                enter(
                                        document(
                                                CostKind.INVOICE,
                                                "10.00",
                                                using(promise, id, stranger, "10.00")))));
        cost(
                document(
                        CostKind.INVOICE,
                        "300.00",
                        using(promise, id, first, "100.00"),
                        using(promise, id, second, "200.00")));
        assertEquals(euro("321.00"), spent(id));
        assertEquals(euro("0.00"), committed(id));
    }

    @Test
    void aTicketInvoiceIsSplitOverPersonsAndUsesUpThePromiseOfEach() throws Exception {
        var id = fund("2000.00", 0);
        var event = stage.event("T", DAY, DAY);
        stage.allocate(id, event, CostCategory.AIR, "900.00", DAY);
        var shares = new ArrayList<Share>();
        for (var at = 0; at < 3; at++) {
            var person =
                    stage.participation(event, stage.person("F"), "PARTICIPANT", "SPONSORED", null);
            As.system(
                    () ->
                            InContainer.service(FundAllocation.class)
                                    .commitFor(
                                            event,
                                            person,
                                            CostCategory.AIR,
                                            euro("250.00"),
                                            DAY,
                                            OFFICER));
            shares.add(ticket(id, event, person, "250.00"));
        }
        assertEquals(euro("750.00"), committed(id));
        var elsewhere = stage.event("TX", DAY, DAY);
        var stranger =
                stage.participation(elsewhere, stage.person("M"), "PARTICIPANT", "SPONSORED", null);
        assertEquals(
                "participation",
                field(
                        () ->
                                enter(
                                        document(
                                                CostKind.TICKETS,
                                                "1.00",
                                                ticket(id, event, stranger, "1.00")))));
        assertEquals(
                "participation",
                field(
                        () ->
                                document(
                                        CostKind.TICKETS,
                                        "1.00",
                                        part(id, event, CostCategory.AIR, "1.00"))));
        assertEquals(
                "category",
                field(
                        () ->
                                document(
                                        CostKind.INTERPRETERS,
                                        "1.00",
                                        part(id, event, CostCategory.VENUE, "1.00"))));
        var invoice = cost(document(CostKind.TICKETS, "750.00", shares.toArray(Share[]::new)));
        assertEquals(euro("0.00"), committed(id));
        var back = credit(CostKind.CREDIT_NOTE, invoice, "250.00", Map.of(2, euro("250.00")));
        approve(back);
        assertEquals(euro("500.00"), spent(id));
        assertEquals(euro("0.00"), committed(id), "a credit gives no promise back");
        assertEquals(
                "shares",
                field(
                        () ->
                                credit(
                                        CostKind.CREDIT_NOTE,
                                        invoice,
                                        "0.01",
                                        Map.of(2, euro("0.01")))));
    }

    @Test
    void aCreditNoteLowersTheCostAndWhatIsPaidAndIsNeverMoreThanTheCost() throws Exception {
        var one = fund("1000.00", SUPPORT);
        var two = fund("1000.00", SUPPORT);
        var event = stage.event("C", DAY, DAY);
        var invoice =
                cost(
                        document(
                                CostKind.INVOICE,
                                "300.00",
                                part(one, event, CostCategory.VENUE, "100.00"),
                                part(two, event, CostCategory.VENUE, "200.00")));
        assertEquals(
                "amount", field(() -> credit(CostKind.CREDIT_NOTE, invoice, "300.01", Map.of())));
        assertEquals(
                "kind", field(() -> credit(CostKind.SUPPLIER_REFUND, invoice, "1.00", Map.of())));
        var note = credit(CostKind.CREDIT_NOTE, invoice, "90.00", Map.of());
        assertEquals(
                "amount", field(() -> credit(CostKind.CREDIT_NOTE, invoice, "210.01", Map.of())));
        approve(note);
        assertEquals(euro("74.90"), spent(one), "70.00 and 7 %");
        assertEquals(euro("149.80"), spent(two));
        assertEquals("document", field(() -> pay(note)), "it is taken off the invoice");
        pay(invoice);
        assertThrows(WrongState.class, () -> pay(invoice));
        assertEquals(
                List.of("7000", "14000"),
                texts(
                        "select l.amount_minor from muster.journal_line l join muster.journal_entry e on e.id = l.entry_id"
                                + " where e.source_kind = 'COST_PAYMENT' and e.source_id = '"
                                + invoice
                                + "' and l.account = 'PAYABLE' order by l.line_no"));
        assertEquals(
                2,
                number(
                        "select count(*) from muster.cost_document where paid_on is not null and (id = ? or credits = ?)",
                        invoice.value(),
                        invoice.value()));
        approve(credit(CostKind.SUPPLIER_REFUND, invoice, "30.00", Map.of()));
        var late = credit(CostKind.CREDIT_NOTE, invoice, "30.00", Map.of());
        approve(late);
        pay(late);
        assertEquals(euro("53.50"), spent(one));
        assertEquals(euro("107.00"), spent(two));
        assertEquals(
                List.of("0"),
                texts(
                        "select sum(amount_minor) from muster.journal_line where account = 'PAYABLE' and event_id = '"
                                + event
                                + "'"),
                "nothing is owed either way");
        assertThrows(WrongState.class, () -> credit(CostKind.CREDIT_NOTE, late, "1.00", Map.of()));
    }

    @Test
    void aBankChargeIsPaidAsItIsCharged() throws Exception {
        var id = fund("1000.00", 0);
        var event = stage.event("B", DAY, DAY);
        var charge =
                cost(
                        document(
                                CostKind.BANK_CHARGE,
                                "12.50",
                                part(id, event, CostCategory.OTHER, "12.50")));
        assertEquals(
                List.of("EXPENSE 1250", "BANK -1250"),
                texts(
                        "select account || ' ' || amount_minor from muster.journal_line l join muster.journal_entry e"
                                + " on e.id = l.entry_id where e.source_id = '"
                                + charge
                                + "' order by line_no"));
        assertThrows(WrongState.class, () -> pay(charge));
    }

    @Test
    void whoKeepsOneContributionNeitherEntersNorSeesWhatAnotherBears() throws Exception {
        var own = fund("1000.00", 0);
        var other = fund("1000.00", 0);
        var event = stage.event("R", DAY, DAY);
        var officer = stage.limited("one", own, Roles.FINANCE_OFFICER);
        var shared =
                document(
                        CostKind.INVOICE,
                        "100.00",
                        part(own, event, CostCategory.VENUE, "30.00"),
                        part(other, event, CostCategory.VENUE, "70.00"));
        var costs = InContainer.service(CostDocuments.class);
        assertThrows(
                ScopeRefused.class,
                () -> As.role(Roles.FINANCE_OFFICER, () -> costs.enter(shared, officer)));
        var id = cost(shared);
        var overview = InContainer.service(CostOverview.class);
        var seen = As.role(Roles.FINANCE_OFFICER, () -> overview.detail(id, officer));
        assertEquals(1, seen.shares().size());
        assertEquals(euro("30.00"), seen.summary().amount());
        assertEquals(euro("70.00"), seen.elsewhere());
        assertThrows(
                ScopeRefused.class,
                () ->
                        As.role(
                                Roles.FINANCE_OFFICER,
                                () -> {
                                    costs.pay(id, DAY, officer);
                                    return null;
                                }));
    }

    @Test
    void aStatementShowsEachContributionItsOwnShare() throws Exception {
        var one = fund("1000.00", 0);
        var two = fund("1000.00", 0);
        var event = stage.event("ST", DAY, DAY);
        cost(
                document(
                        CostKind.INVOICE,
                        "100.00",
                        part(one, event, CostCategory.VENUE, "66.67"),
                        part(two, event, CostCategory.VENUE, "33.33")));
        assertTrue(exported(one, StatementFormat.CSV).contains(",66.67,EUR,66.67,66.67,"));
        assertTrue(exported(two, StatementFormat.CSV).contains(",33.33,EUR,33.33,33.33,"));
        assertTrue(
                exported(two, StatementFormat.JOURNAL).contains("share of the document: 33.33 %"));
    }

    private String exported(ContributionId id, StatementFormat format) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        var statement = As.system(() -> production.produce(id, YEAR, null, OFFICER)).id();
        var overview = InContainer.service(StatementOverview.class);
        return new String(
                As.system(() -> overview.rendering(statement, format, OFFICER)).content(),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private ContributionId fund(String amount, int support) throws Exception {
        var id = stage.contribution(amount, YEAR, ContributionTerms.Basis.ACCRUAL, support);
        stage.receive(id, amount, YEAR.from());
        return id;
    }

    private NewCostDocument document(CostKind kind, String amount, Share... shares) {
        return new NewCostDocument(
                kind,
                "Supplier " + stage.code,
                "DOC-" + ++documents,
                DAY,
                euro(amount),
                List.of(shares));
    }

    private static Share part(
            ContributionId id, EventId event, CostCategory category, String amount) {
        return new Share(
                id,
                event,
                category,
                "",
                Beneficiary.PARTICIPANTS,
                null,
                null,
                null,
                euro(amount),
                null);
    }

    private static Share weight(ContributionId id, EventId event, long weight) {
        return new Share(
                id,
                event,
                CostCategory.VENUE,
                "",
                Beneficiary.PARTICIPANTS,
                null,
                null,
                null,
                null,
                weight);
    }

    private static Share using(
            CommitmentId promise, ContributionId id, EventId event, String amount) {
        return new Share(
                id,
                event,
                CostCategory.AIR,
                "",
                Beneficiary.EXPERTS,
                null,
                null,
                promise,
                euro(amount),
                null);
    }

    private static Share ticket(
            ContributionId id, EventId event, ParticipationId person, String amount) {
        return new Share(
                id,
                event,
                CostCategory.AIR,
                "",
                Beneficiary.PARTICIPANTS,
                null,
                person,
                null,
                euro(amount),
                null);
    }

    private CommitmentId promise(
            ContributionId id, EventId event, CostCategory category, String amount)
            throws Exception {
        stage.allocate(id, event, category, amount, DAY);
        var allocation =
                org.muster.funding.AllocationId.of(
                        texts("select id from muster.allocation where event_id = '" + event + "'")
                                .get(0));
        return As.system(
                () ->
                        InContainer.service(FundAllocation.class)
                                .commit(allocation, "Carrier", euro(amount), DAY, OFFICER));
    }

    private CostDocumentId cost(NewCostDocument document) throws Exception {
        return stage.cost(document);
    }

    private static CostDocumentId enter(NewCostDocument document) throws Exception {
        var costs = InContainer.service(CostDocuments.class);
        return As.system(
                () -> {
                    var id = costs.enter(document, OFFICER);
                    FundingStage.prove(id);
                    return id;
                });
    }

    private CostDocumentId credit(
            CostKind kind, CostDocumentId of, String amount, Map<Integer, Money> byShare)
            throws Exception {
        var costs = InContainer.service(CostDocuments.class);
        var entered = new NewCredit(kind, of, "CR-" + ++documents, DAY, euro(amount), byShare);
        return As.system(() -> costs.credit(entered, OFFICER));
    }

    private static void approve(CostDocumentId id) throws Exception {
        var costs = InContainer.service(CostDocuments.class);
        As.system(
                () -> {
                    costs.approve(id, CONTROLLER);
                    return null;
                });
    }

    private static Object pay(CostDocumentId id) throws Exception {
        var costs = InContainer.service(CostDocuments.class);
        return As.system(
                () -> {
                    costs.pay(id, DAY, OFFICER);
                    return null;
                });
    }

    private static Money spent(ContributionId id) throws Exception {
        return summary(id).spent();
    }

    private static Money committed(ContributionId id) throws Exception {
        return summary(id).committed();
    }

    private static String agreement(ContributionId id) throws Exception {
        return summary(id).agreementNo();
    }

    private static org.muster.funding.ContributionSummary summary(ContributionId id)
            throws Exception {
        var overview = InContainer.service(ContributionOverview.class);
        return As.system(() -> overview.detail(id, OFFICER).summary());
    }

    private static List<String> shares(CostDocumentId id) throws Exception {
        var overview = InContainer.service(CostOverview.class);
        return As.system(() -> overview.detail(id, OFFICER)).shares().stream()
                .map(share -> share.amount().decimal().toPlainString() + " " + share.percent())
                .toList();
    }

    private static String field(java.util.concurrent.Callable<?> act) {
        return assertThrows(InvalidInput.class, act::call).field();
    }
}
