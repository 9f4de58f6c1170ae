package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.bank.BankAccountId;
import org.muster.bank.BankAccounts;
import org.muster.bank.BankEntryId;
import org.muster.bank.BankImport;
import org.muster.bank.BankStatementId;
import org.muster.entitlement.ClaimId;
import org.muster.entitlement.Claims;
import org.muster.erasure.PayeeRetention;
import org.muster.event.EventId;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.funding.NewCostDocument;
import org.muster.ledger.CostCategory;
import org.muster.matching.BankMatching;
import org.muster.matching.Candidate;
import org.muster.matching.EntryLine;
import org.muster.matching.EntryState;
import org.muster.matching.MatchDiffers;
import org.muster.matching.MatchOtherAccount;
import org.muster.matching.MatchingOverview;
import org.muster.matching.RuleMatching;
import org.muster.payment.DueItem;
import org.muster.payment.PaymentAccountChanged;
import org.muster.payment.PaymentAccounts;
import org.muster.payment.PaymentInDoubt;
import org.muster.payment.PaymentKind;
import org.muster.payment.PaymentLine;
import org.muster.payment.PaymentListId;
import org.muster.payment.PaymentListNotOpen;
import org.muster.payment.PaymentListState;
import org.muster.payment.PaymentListed;
import org.muster.payment.PaymentLists;
import org.muster.payment.PaymentNotDue;
import org.muster.payment.PaymentOverview;
import org.muster.payment.PaymentState;
import org.muster.reconciliation.BankComparison;
import org.muster.reconciliation.CaseState;
import org.muster.reconciliation.ExceptionId;
import org.muster.reconciliation.Exceptions;
import org.muster.reconciliation.Mismatch;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;

/** What is approved is paid list by list: by four eyes, once, and as the bank says it was. */
@ArquillianTest
class PaymentListTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(1988, 1, 1), LocalDate.of(1988, 12, 31));
    private static final LocalDate MARCH = LocalDate.of(1988, 3, 10);

    private final FundingStage stage = new FundingStage();
    private CamtFile file = new CamtFile("08");
    private BankAccountId account;
    private ContributionId fund;
    private EventId event;
    private Actor second;
    private int claims;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(PaymentListTest.class, FundingStage.class, CamtFile.class);
    }

    @BeforeEach
    void aFundAndItsAccount() throws Exception {
        var accounts = InContainer.service(BankAccounts.class);
        account = As.system(() -> accounts.open("House account", file.account, "EUR", CONTROLLER));
        fund = stage.contribution("10000.00", YEAR);
        stage.receive(fund, "9000.00", YEAR.from());
        event = stage.event("P", MARCH, MARCH.plusDays(2));
        stage.allocate(fund, event, CostCategory.DSA, "2000.00", YEAR.from());
        second = stage.account("second", Roles.CONTROLLER, Roles.FINANCE_OFFICER);
    }

    @Test
    @Tag("F24")
    void aListIsApprovedByWhoHadNoHandInItAndBookedEntryByEntry() throws Exception {
        var one = claim();
        var other = claim();
        var venue = cost("=HYPERLINK(1)");
        var list = prepared(null, one, other, venue);
        assertThrows(PaymentListed.class, () -> prepared(null, one), "once in one live list");
        assertThrows(FourEyes.class, () -> approve(list, CONTROLLER), "approved the claims");
        approve(list, second);
        assertThrows(PaymentListNotOpen.class, () -> approve(list, second), "pressed twice");
        assertThrows(PaymentListed.class, () -> paid(other), "paid beside its list");
        send(list);
        assertThrows(PaymentListNotOpen.class, () -> send(list));
        assertThrows(PaymentListNotOpen.class, () -> act(() -> lists().cancel(list, OFFICER)));
        var csv = new String(file(list, "csv"), StandardCharsets.UTF_8);
        assertTrue(csv.contains(",'=HYPERLINK(1)"), csv);
        assertArrayEquals(file(list, "xlsx"), file(list, "xlsx"));
        var lines = lines(list);
        var statement =
                take(
                        "-350.00",
                        file.entry("-100.00", MARCH, lines.get(0).endToEndId(), "X", "Y"),
                        file.entry("-100.00", MARCH, lines.get(1).endToEndId(), "X", "Y"),
                        file.entry("-150.00", MARCH, lines.get(2).endToEndId(), "X", "Y"));
        assertEquals(3, byRule(statement));
        assertEquals(PaymentListState.BOOKED, state(list));
        assertEquals("PAID", told("claim", "state", one.document()));
        FundingStage.reverse("CLAIM_PAYMENT", one.document(), MARCH.plusDays(3));
        assertEquals(
                List.of(PaymentState.RETURNED, PaymentState.BOOKED),
                lines(list).stream()
                        .filter(each -> each.kind() == PaymentKind.CLAIM)
                        .sorted((a, b) -> a.document().equals(one.document()) ? -1 : 1)
                        .map(PaymentLine::state)
                        .toList());
        var again = prepared(null, one);
        assertEquals(1, lines(again).size(), "what came back is to be paid again");
    }

    @Test
    @Tag("F26")
    void oneEntryOfTheBankMayBeAWholeList() throws Exception {
        var list = prepared(null, claim(), claim());
        approve(list, second);
        send(list);
        var number = As.system(() -> overview().list(list, OFFICER)).listNo();
        var statement =
                take("-200.00", file.entry("-200.00", MARCH, number, "Payments", "Several"));
        assertEquals(1, byRule(statement));
        assertEquals(PaymentListState.BOOKED, state(list));
        assertEquals(0, unseen(), "both postings are on the one entry");
        var matching = InContainer.service(BankMatching.class);
        var entry = entries(statement).get(0).entry();
        act(() -> matching.unmatch(entry, OFFICER));
        assertEquals(2, unseen());
        assertEquals(1, byRule(statement), "and is found again as what it was");
        assertEquals(EntryState.MATCHED, entries(statement).get(0).state());
        assertEquals(
                20000,
                -FundingStage.number(
                        "select sum(amount_minor) from muster.journal_line where event_id = ? and account = 'BANK'",
                        event.value()),
                "posted once");
    }

    @Test
    @Tag("F26")
    void aListIsBookedByNoEntryOfAnotherAccount() throws Exception {
        var list = prepared(null, claim());
        approve(list, second);
        send(list);
        var ours = file;
        file = new CamtFile("08");
        var accounts = InContainer.service(BankAccounts.class);
        As.system(() -> accounts.open("Other account", file.account, "EUR", CONTROLLER));
        var line = lines(list).get(0);
        var elsewhere = take("-100.00", file.entry("-100.00", MARCH, line.endToEndId(), "X", "Y"));
        assertEquals(0, byRule(elsewhere));
        var entry = entries(elsewhere).get(0).entry();
        var matching = InContainer.service(BankMatching.class);
        for (var kind : List.of(Candidate.Kind.PAYMENT, Candidate.Kind.PAYMENT_LIST)) {
            var of = kind == Candidate.Kind.PAYMENT ? line.id().value() : list.value();
            assertThrows(
                    MatchOtherAccount.class,
                    () -> act(() -> matching.match(entry, kind, of, OFFICER)));
        }
        assertEquals(PaymentListState.SENT, state(list));
        file = ours;
        assertEquals(
                1,
                byRule(take("-100.00", file.entry("-100.00", MARCH, line.endToEndId(), "X", "Y"))));
        assertEquals(0, byRule(elsewhere), "nor is what is posted on it");
    }

    @Test
    @Tag("F26")
    @Tag("R27")
    void cashDrawnLessCashBroughtBackIsWhatWasHandedOut() throws Exception {
        var signed = claim();
        var list = prepared(event, signed, claim());
        approve(list, second);
        send(list);
        var number = As.system(() -> overview().list(list, OFFICER)).listNo();
        var next = MARCH.plusDays(1);
        file.statement("0.00", "-200.00", MARCH, file.entry("-200.00", MARCH, number, "Cash", "X"))
                .statement(
                        "-200.00",
                        "-100.00",
                        next,
                        file.entry("100.00", next, number, "Cash", "X"));
        var bank = InContainer.service(BankImport.class);
        var taken = As.system(() -> bank.take("cash.xml", file.bytes(), OFFICER));
        assertEquals(1, byRule(taken.get(0)), "drawn before anybody signs");
        var of = Set.of(line(list, signed).id());
        act(() -> lists().handedOut(list, of, MARCH, OFFICER));
        assertEquals(1, unseen(), "half of what was drawn is not told yet");
        assertTrue(isOpen(taken.get(0)));
        assertEquals(1, byRule(taken.get(1)));
        assertEquals(0, unseen());
        assertFalse(isOpen(taken.get(0)));
        assertEquals(EntryState.MATCHED, entries(taken.get(1)).get(0).state());
        var matching = InContainer.service(BankMatching.class);
        act(() -> matching.unmatch(entries(taken.get(1)).get(0).entry(), OFFICER));
        assertEquals(1, unseen());
    }

    @Test
    @Tag("F26")
    void aListOfWhichOneIsMatchedAloneTakesNoCash() throws Exception {
        var signed = claim();
        var list = prepared(event, signed, claim());
        approve(list, second);
        send(list);
        act(() -> lists().handedOut(list, Set.of(line(list, signed).id()), MARCH, OFFICER));
        file.statement(
                "0.00",
                "-300.00",
                MARCH,
                file.entry("-100.00", MARCH, "One", "Cash", "X"),
                file.entry("-200.00", MARCH, "All", "Cash", "X"));
        var bank = InContainer.service(BankImport.class);
        var taken = As.system(() -> bank.take("cash.xml", file.bytes(), OFFICER)).get(0);
        var matching = InContainer.service(BankMatching.class);
        var posting =
                UUID.fromString(
                        FundingStage.texts(
                                        "select id from muster.journal_entry where source_kind = 'CLAIM_PAYMENT' and source_id like '%s%%'"
                                                .formatted(signed.document()))
                                .get(0));
        var alone = entry(taken, "-100.00");
        act(() -> matching.match(alone, Candidate.Kind.POSTING, posting, OFFICER));
        var all = entry(taken, "-200.00");
        assertThrows(
                MatchDiffers.class,
                () -> act(() -> matching.match(all, Candidate.Kind.CASH, list.value(), OFFICER)),
                "it would be on the statements twice");
        act(() -> matching.unmatch(alone, OFFICER));
        act(() -> matching.match(all, Candidate.Kind.CASH, list.value(), OFFICER));
        assertThrows(
                MatchDiffers.class,
                () -> act(() -> matching.match(alone, Candidate.Kind.POSTING, posting, OFFICER)),
                "nor the other way round");
    }

    private static BankEntryId entry(BankStatementId statement, String amount) {
        return entries(statement).stream()
                .filter(each -> each.amount().decimal().toPlainString().equals(amount))
                .findFirst()
                .orElseThrow()
                .entry();
    }

    /** Whether a comparison with the books says so. */
    private static boolean isOpen(BankStatementId statement) throws Exception {
        var comparison = InContainer.service(BankComparison.class);
        act(() -> comparison.compare(OFFICER));
        return FundingStage.number(
                        """
                        select count(*) from muster.exception_case c join muster.bank_entry b on b.id = c.subject_id
                         where b.statement_id = ? and c.class = 'R27' and c.state = 'OPEN'""",
                        statement.value())
                > 0;
    }

    @Test
    void ofManyWhoPrepareTheSameAtOnceOneDoes() throws Exception {
        var one = claim();
        var refusals =
                FundingStage.atOnce(
                        3,
                        () -> {
                            prepared(null, one);
                            return null;
                        });
        assertEquals(1, refusals.stream().filter(Objects::isNull).count(), refusals.toString());
        assertTrue(
                refusals.stream()
                        .filter(Objects::nonNull)
                        .allMatch(PaymentListed.class::isInstance),
                refusals.toString());
        var list = listOf(one);
        act(() -> lists().cancel(list, OFFICER));
        assertEquals(1, due().stream().filter(each -> is(each, one)).count(), "due again");
        paid(one);
        assertThrows(PaymentNotDue.class, () -> prepared(null, one));
    }

    @Test
    void cashIsBookedForThoseWhoSignedAndTheOthersAreDue() throws Exception {
        var signed = claim();
        var absent = claim();
        var elsewhere = stage.event("Q", MARCH, MARCH);
        assertEquals(
                "items",
                assertThrows(InvalidInput.class, () -> prepared(elsewhere, signed)).field());
        assertEquals("items", assertThrows(InvalidInput.class, () -> prepared(event)).field());
        var list = prepared(event, signed, absent);
        approve(list, second);
        send(list);
        var of =
                lines(list).stream()
                        .filter(each -> each.document().equals(signed.document()))
                        .map(PaymentLine::id)
                        .toList();
        act(() -> lists().handedOut(list, Set.copyOf(of), MARCH, OFFICER));
        assertEquals(PaymentListState.BOOKED, state(list));
        assertEquals("PAID", told("claim", "state", signed.document()));
        assertEquals("APPROVED", told("claim", "state", absent.document()));
        assertEquals(1, due().stream().filter(each -> is(each, absent)).count());
        assertThrows(
                PaymentListNotOpen.class,
                () -> act(() -> lists().handedOut(list, Set.of(), MARCH, OFFICER)));
    }

    @Test
    void whatTheBankDidNotPayIsTakenOut() throws Exception {
        var one = claim();
        var list = prepared(null, one, claim());
        approve(list, second);
        send(list);
        var line =
                lines(list).stream()
                        .filter(each -> each.document().equals(one.document()))
                        .findFirst()
                        .orElseThrow();
        act(() -> lists().takeOut(line.id(), OFFICER));
        assertThrows(
                PaymentListNotOpen.class, () -> act(() -> lists().takeOut(line.id(), OFFICER)));
        assertEquals(euro("100.00"), As.system(() -> overview().list(list, OFFICER)).sum());
        act(() -> lists().bookAll(list, MARCH, OFFICER));
        assertEquals("APPROVED", told("claim", "state", one.document()));
        assertEquals(PaymentListState.BOOKED, state(list));
    }

    @Test
    @Tag("R11")
    @Tag("R31")
    void whatIsInDoubtGoesNoStepOnUntilTwoPeopleSettleIt() throws Exception {
        var one = claim();
        var other = claim();
        var list = prepared(null, one, other);
        approve(list, second);
        doubted(one, "R31");
        var refused = assertThrows(PaymentInDoubt.class, () -> send(list));
        assertEquals(
                List.of(List.of(no(one)), List.of(Mismatch.R31)), List.of(refused.arguments()));
        assertEquals(List.of(Mismatch.R31), line(list, one).doubts());
        assertEquals(List.of(), line(list, other).doubts());
        act(() -> lists().takeOut(line(list, one).id(), OFFICER));
        assertEquals(
                List.of(Mismatch.R31),
                due().stream().filter(each -> is(each, one)).findFirst().orElseThrow().doubts());
        assertThrows(PaymentInDoubt.class, () -> prepared(null, one));
        send(list);
        doubted(other, "R11");
        assertThrows(PaymentInDoubt.class, () -> opened(list));
        var doubts = proposed();
        assertThrows(PaymentInDoubt.class, () -> opened(list), "by the word of one alone");
        assertThrows(PaymentInDoubt.class, () -> prepared(null, one));
        confirmed(doubts);
        opened(list);
        var again = prepared(null, one);
        doubted(one, "R11");
        assertThrows(PaymentInDoubt.class, () -> approve(again, second));
        act(() -> lists().takeOut(line(again, one).id(), OFFICER));
        assertEquals(PaymentListState.CANCELLED, state(again), "nothing is left in it");
    }

    @Test
    void anAccountToldAfterTheApprovalIsSentNothing() throws Exception {
        var one = claim();
        var other = claim();
        told(person(one));
        var list = prepared(null, one, other);
        told(person(one));
        approve(list, second);
        assertFalse(line(list, one).accountChanged(), "approved as it was told by then");
        assertTrue(line(list, other).accountMissing());
        told(person(one));
        told(person(other));
        assertTrue(line(list, one).accountChanged());
        assertTrue(line(list, other).accountChanged(), "there was none to approve");
        var refused = assertThrows(PaymentAccountChanged.class, () -> send(list));
        assertEquals(2, ((List<?>) refused.arguments()[0]).size(), refused.getMessage());
        act(() -> lists().takeOut(line(list, one).id(), OFFICER));
        act(() -> lists().takeOut(line(list, other).id(), OFFICER));
        var again = prepared(null, one);
        approve(again, second);
        send(again);
        told(person(one));
        assertThrows(PaymentAccountChanged.class, () -> opened(again));
    }

    @Test
    void whoIsTwoRowsIsPaidToTheAccountToldUnderEither() throws Exception {
        var one = claim();
        var twin = stage.person("F");
        told(twin);
        assertTrue(due().get(0).accountMissing());
        FundingStage.run(
                "update muster.person set survivor_id = ? where id = ?", twin, person(one));
        assertFalse(due().get(0).accountMissing());
        var list = prepared(null, one);
        assertFalse(line(list, one).accountMissing());
        approve(list, second);
        told(twin);
        assertTrue(line(list, one).accountChanged());
        var retention = InContainer.service(PayeeRetention.class);
        As.system(retention::forget);
        assertEquals(1, kept(twin), "something is to be paid under the other row");
        act(() -> lists().cancel(list, OFFICER));
        paid(one);
        As.system(retention::forget);
        assertEquals(0, kept(twin));
    }

    @Test
    void whoseRoleIsLimitedPaysNothing() throws Exception {
        var one = claim();
        var list = prepared(null, one);
        var limited = stage.limited("one", fund, Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        assertThrows(ScopeRefused.class, () -> approve(list, limited));
        assertThrows(ScopeRefused.class, () -> act(() -> lists().send(list, limited)));
        assertThrows(
                ScopeRefused.class,
                () -> As.system(() -> lists().prepare(account, null, List.of(one), limited)));
        assertEquals(0L, (long) As.system(() -> overview().count(limited)));
    }

    private PaymentListId prepared(EventId cashAt, PaymentLists.Item... items) throws Exception {
        return As.system(() -> lists().prepare(account, cashAt, List.of(items), OFFICER));
    }

    private static void approve(PaymentListId id, Actor by) throws Exception {
        act(() -> lists().approve(id, by));
    }

    private static void send(PaymentListId id) throws Exception {
        act(() -> lists().send(id, OFFICER));
    }

    private static void paid(PaymentLists.Item item) throws Exception {
        var claims = InContainer.service(Claims.class);
        act(() -> claims.markPaid(new ClaimId(item.document()), MARCH, OFFICER));
    }

    private static byte[] file(PaymentListId id, String format) throws Exception {
        return As.system(() -> overview().file(id, format, OFFICER));
    }

    private static List<PaymentLine> lines(PaymentListId id) throws Exception {
        return As.system(() -> overview().lines(id, OFFICER));
    }

    private static PaymentListState state(PaymentListId id) throws Exception {
        return As.system(() -> overview().list(id, OFFICER)).state();
    }

    private List<DueItem> due() throws Exception {
        return As.system(() -> overview().due("EUR", event, 0, 100, OFFICER));
    }

    private static boolean is(DueItem due, PaymentLists.Item item) {
        return due.document().equals(item.document());
    }

    private static PaymentListId listOf(PaymentLists.Item item) throws Exception {
        return PaymentListId.of(
                FundingStage.texts(
                                "select list_id from muster.payment where state = 'LISTED' and document_id = '%s'"
                                        .formatted(item.document()))
                        .get(0));
    }

    private PaymentLists.Item claim() throws Exception {
        var claim = stage.approvedClaim(event, "CL-" + stage.code + "-" + ++claims, MARCH);
        return new PaymentLists.Item(PaymentKind.CLAIM, claim);
    }

    private PaymentLists.Item cost(String no) throws Exception {
        stage.allocate(fund, event, CostCategory.VENUE, "300.00", YEAR.from());
        var id =
                stage.cost(
                        new NewCostDocument(
                                fund,
                                event,
                                CostCategory.VENUE,
                                "",
                                Beneficiary.PARTICIPANTS,
                                "Hotel " + stage.code,
                                no,
                                MARCH.minusDays(5),
                                euro("150.00"),
                                null,
                                null));
        return new PaymentLists.Item(PaymentKind.COST, id.value());
    }

    private BankStatementId take(String closing, String... entries) throws Exception {
        file.statement("0.00", closing, MARCH, entries);
        var bank = InContainer.service(BankImport.class);
        return As.system(() -> bank.take("march.xml", file.bytes(), OFFICER)).get(0);
    }

    private static int byRule(BankStatementId statement) throws Exception {
        var rules = InContainer.service(RuleMatching.class);
        return As.system(() -> rules.match(statement, OFFICER));
    }

    private static List<EntryLine> entries(BankStatementId statement) {
        var matching = InContainer.service(MatchingOverview.class);
        try {
            return As.system(() -> matching.of(statement, 0, 50, OFFICER));
        } catch (Exception foreign) {
            throw new IllegalStateException(foreign);
        }
    }

    /** What this stage paid and no bank said so; what came in before is not asked for here. */
    private long unseen() throws Exception {
        var matching = InContainer.service(MatchingOverview.class);
        return As.system(() -> matching.unseen(0, 200, OFFICER)).stream()
                .filter(each -> each.description().contains(stage.code))
                .filter(each -> !each.on().isBefore(MARCH))
                .count();
    }

    private static String told(String table, String column, UUID id) throws Exception {
        return FundingStage.texts(
                        "select %s from muster.%s where id = '%s'".formatted(column, table, id))
                .get(0);
    }

    private static String no(PaymentLists.Item claim) throws Exception {
        return told("claim", "claim_no", claim.document());
    }

    private static UUID person(PaymentLists.Item claim) throws Exception {
        return UUID.fromString(told("claim", "person_id", claim.document()));
    }

    private static PaymentLine line(PaymentListId id, PaymentLists.Item item) {
        try {
            return lines(id).stream()
                    .filter(each -> each.document().equals(item.document()))
                    .findFirst()
                    .orElseThrow();
        } catch (Exception foreign) {
            throw new IllegalStateException(foreign);
        }
    }

    private static void opened(PaymentListId id) throws Exception {
        var accounts = InContainer.service(PaymentAccounts.class);
        As.system(() -> accounts.opened(id, "csv", OFFICER));
    }

    /** An open exception of a person's part in the event. */
    private void doubted(PaymentLists.Item claim, String mismatch) throws Exception {
        FundingStage.run(
                """
                with run as (
                    insert into muster.reconciliation_run (id, event_id, started_by, started_at)
                    values (gen_random_uuid(), ?, 'test', now()) returning id, event_id)
                insert into muster.exception_case (id, version, event_id, class, subject_kind, subject_id, person_id,
                    severity, currency, at_risk_minor, evidence, state, opened_run, opened_at)
                select gen_random_uuid(), 0, event_id, ?, 'CLAIM', ?, ?, 'B', 'EUR', 10000, 'As told', 'OPEN', id, now()
                  from run""",
                event.value(),
                mismatch,
                claim.document(),
                person(claim));
    }

    /** What one person proposes about all that is open at the event. */
    private Map<ExceptionId, UUID> proposed() throws Exception {
        var exceptions = InContainer.service(Exceptions.class);
        var filter = new Exceptions.Filter(event, null, CaseState.OPEN);
        var proposals = new HashMap<ExceptionId, UUID>();
        for (var one : As.system(() -> exceptions.page(filter, 0, 9, CONTROLLER))) {
            proposals.put(
                    one.id(),
                    As.system(
                            () ->
                                    exceptions.propose(
                                            one.id(),
                                            CaseState.ACCEPTED,
                                            "Looked into",
                                            "CCF/12/7",
                                            OFFICER)));
        }
        return proposals;
    }

    private static void confirmed(Map<ExceptionId, UUID> proposals) throws Exception {
        var exceptions = InContainer.service(Exceptions.class);
        act(() -> proposals.forEach((id, seen) -> exceptions.confirm(id, seen, CONTROLLER)));
    }

    /** An account of theirs, told anew; nobody opens it here. */
    private static void told(UUID person) throws Exception {
        FundingStage.run(
                """
                insert into muster.payee_account (person_id, version, sealed, account_hash, told_at)
                values (?, 0, 'sealed', ?, now())
                on conflict (person_id) do update set version = payee_account.version + 1, told_at = now()""",
                person,
                person.toString());
    }

    private static long kept(UUID person) throws Exception {
        return FundingStage.number(
                "select count(*) from muster.payee_account where person_id = ? and sealed <> ''",
                person);
    }

    private static PaymentLists lists() {
        return InContainer.service(PaymentLists.class);
    }

    private static PaymentOverview overview() {
        return InContainer.service(PaymentOverview.class);
    }

    private static void act(Runnable act) throws Exception {
        As.system(
                () -> {
                    act.run();
                    return null;
                });
    }
}
