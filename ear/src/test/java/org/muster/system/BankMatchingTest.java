package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.TRAVEL;
import static org.muster.system.FundingStage.euro;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
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
import org.muster.bank.BankAccounts;
import org.muster.bank.BankEntryId;
import org.muster.bank.BankImport;
import org.muster.bank.BankOverview;
import org.muster.bank.BankStatementId;
import org.muster.closing.MonthCheck;
import org.muster.closing.MonthEnd;
import org.muster.event.EventId;
import org.muster.funding.Agreements;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverview;
import org.muster.funding.CostDocumentId;
import org.muster.funding.InstalmentId;
import org.muster.funding.NewCostDocument;
import org.muster.funding.WrongState;
import org.muster.ledger.CostCategory;
import org.muster.ledger.JournalEntryId;
import org.muster.ledger.LedgerKeeping;
import org.muster.matching.BankMatching;
import org.muster.matching.Candidate;
import org.muster.matching.EntryExplained;
import org.muster.matching.EntryLine;
import org.muster.matching.EntryState;
import org.muster.matching.MatchDiffers;
import org.muster.matching.MatchFixed;
import org.muster.matching.MatchingOverview;
import org.muster.matching.PostingMatched;
import org.muster.matching.RuleMatching;
import org.muster.matching.UnseenPosting;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Roles;

/** What the bank moved is matched to what is in the books or due, once, by rule or by a person. */
@ArquillianTest
class BankMatchingTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(1987, 1, 1), LocalDate.of(1987, 12, 31));
    private static final LocalDate MARCH = LocalDate.of(1987, 3, 10);

    private final FundingStage stage = new FundingStage();
    private CamtFile file;
    private ContributionId fund;
    private String agreement;
    private EventId event;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(BankMatchingTest.class, FundingStage.class, CamtFile.class);
    }

    @BeforeEach
    void aFundAndItsAccount() throws Exception {
        file = new CamtFile("08");
        var accounts = InContainer.service(BankAccounts.class);
        As.system(() -> accounts.open("House account", file.account, "EUR", CONTROLLER));
        fund = stage.contribution("10000.00", YEAR);
        var overview = InContainer.service(ContributionOverview.class);
        agreement = As.system(() -> overview.detail(fund, OFFICER).summary().agreementNo());
        stage.earmark(fund, YEAR.from(), Set.of(), TRAVEL, Set.of(Beneficiary.PARTICIPANTS));
        event = stage.event("B", MARCH, MARCH.plusDays(2));
        stage.allocate(fund, event, CostCategory.VENUE, "3000.00", YEAR.from());
        stage.allocate(fund, event, CostCategory.DSA, "2000.00", YEAR.from());
    }

    @Test
    void whatIsInTheBooksIsMatchedByTheAgreementNamedAndNotPostedAgain() throws Exception {
        stage.receive(fund, "1000.00", MARCH.minusDays(1));
        schedule("1000.00");
        var posted = postings();
        var statement = take("1000.00", entry("1000.00", agreement, "Contribution", "Donor"));
        assertEquals(1, byRule(statement));
        assertEquals(List.of(EntryState.MATCHED), states(statement));
        assertTrue(lines(statement).get(0).postingText().contains(agreement));
        assertEquals(posted, postings(), "posted by hand before, and not a second time");
        assertEquals(0, byRule(statement));
    }

    @Test
    void whatIsDueIsPostedByTheRuleOnTheDayTheBankBookedIt() throws Exception {
        var instalment = schedule("4000.00");
        var venue = cost("F-" + stage.code, "700.00");
        var claim = stage.approvedClaim(event, "CL-" + stage.code, MARCH);
        var statement =
                take(
                        "3200.00",
                        entry("4000.00", "NOTPROVIDED", "For " + agreement + ", 1987", "Donor"),
                        entry("-700.00", "F-" + stage.code, "Hotel", "Hotel"),
                        entry("-100.00", "NOTPROVIDED", "CL " + stage.code + ".", "Person"));
        assertEquals(3, byRule(statement));
        assertEquals("RECEIVED 1987-03-10", told("instalment", "received_on", instalment.value()));
        assertEquals("APPROVED 1987-03-10", told("cost_document", "paid_on", venue.value()));
        assertEquals("PAID 1987-03-10", told("claim", "paid_on", claim));
        var posted = postings();
        assertEquals(0, byRule(statement));
        assertEquals(posted, postings());
    }

    @Test
    void anAmountOrCurrencyThatDiffersOrTwoThatFitAreLeftToAPerson() throws Exception {
        var one = schedule("500.00");
        schedule("500.00");
        var statement =
                take(
                        "899.99",
                        entry("500.00", agreement, "Contribution", "Donor " + stage.code),
                        entry("399.99", agreement, "Contribution", "Somebody"));
        assertEquals(0, byRule(statement));
        var candidates = candidates(statement, 0);
        assertEquals(
                2, candidates.stream().filter(each -> each.reference().equals(agreement)).count());
        assertEquals(agreement, candidates.get(0).reference(), "the likeliest first");
        var posted = postings();
        assertThrows(
                MatchDiffers.class,
                () -> match(id(statement, 1), Candidate.Kind.INSTALMENT, one.value(), OFFICER));
        assertEquals(posted, postings(), "nothing is posted where it does not fit");
        match(id(statement, 0), Candidate.Kind.INSTALMENT, one.value(), OFFICER);
        assertEquals(List.of(EntryState.MATCHED, EntryState.OPEN), states(statement));
    }

    @Test
    @Tag("R28")
    void whatComesShortIsReceivedAndItsRestIsDueUntilItIsWaived() throws Exception {
        var instalment = schedule("400.00");
        var statement = take("399.99", entry("399.99", agreement, "Contribution", "Donor"));
        assertEquals(0, byRule(statement), "a person says so");
        var candidate =
                candidates(statement, 0).stream()
                        .filter(each -> each.id().equals(instalment.value()))
                        .findFirst()
                        .orElseThrow();
        var bank = InContainer.service(BankOverview.class);
        var entry = As.system(() -> bank.entry(id(statement, 0), OFFICER));
        assertTrue(candidate.isPart(entry));
        assertEquals(euro("0.01"), candidate.left(entry));
        var matching = InContainer.service(BankMatching.class);
        As.system(
                () -> {
                    matching.matchPart(entry.id(), instalment, OFFICER);
                    return null;
                });
        assertEquals(List.of(EntryState.MATCHED), states(statement));
        assertEquals(List.of("1 SCHEDULED", "39999 RECEIVED"), instalments());
        assertEquals(
                -39999,
                FundingStage.number(
                        "select sum(amount_minor) from muster.journal_line where account = 'INCOME_CONTRIBUTION' and contribution_id = ?",
                        fund.value()));
        var rest =
                InstalmentId.of(
                        FundingStage.texts(
                                        "select id from muster.instalment where state = 'SCHEDULED' and contribution_id = '"
                                                + fund
                                                + "'")
                                .get(0));
        assertThrows(WrongState.class, () -> waive(instalment));
        waive(rest);
        assertEquals(List.of("1 WAIVED", "39999 RECEIVED"), instalments());
        assertThrows(WrongState.class, () -> waive(rest), "pressed twice");
        var agreements = InContainer.service(Agreements.class);
        assertThrows(
                WrongState.class,
                () ->
                        As.system(
                                () -> {
                                    agreements.receive(rest, MARCH, OFFICER);
                                    return null;
                                }));
    }

    private List<String> instalments() throws Exception {
        return FundingStage.texts(
                "select amount_minor || ' ' || state from muster.instalment where contribution_id = '"
                        + fund
                        + "' order by amount_minor");
    }

    private static void waive(InstalmentId instalment) throws Exception {
        var agreements = InContainer.service(Agreements.class);
        As.system(
                () -> {
                    agreements.waive(instalment, "A bank kept its charge", CONTROLLER);
                    return null;
                });
    }

    @Test
    void whatCameInAnotherCurrencyIsBookedWithWhatTheBankMoved() throws Exception {
        var keeping = InContainer.service(LedgerKeeping.class);
        var accounts = InContainer.service(BankAccounts.class);
        As.system(
                () -> {
                    keeping.recordRate(
                            "USD",
                            MARCH.withDayOfMonth(1),
                            new BigDecimal("1.10"),
                            "UNORE",
                            OFFICER);
                    accounts.open("Dollars", file.account, "USD", CONTROLLER);
                    return null;
                });
        var instalment = schedule("1000.00");
        file.statement(
                "USD",
                "0.00",
                "1111.00",
                MARCH,
                file.entry("USD", "1111.00", MARCH, agreement, "Contribution", "Donor"));
        var statement = take();
        assertEquals(0, byRule(statement), "the rule takes the same currency alone");
        match(id(statement, 0), Candidate.Kind.INSTALMENT, instalment.value(), OFFICER);
        assertEquals(
                List.of("USD 111100"),
                FundingStage.texts(
                        "select currency || ' ' || amount_minor from muster.journal_line where account = 'BANK' and contribution_id = '"
                                + fund
                                + "'"));
    }

    @Test
    void twoOfficersMatchAnEntryOnceAndAPostingIsOnOneEntry() throws Exception {
        stage.receive(fund, "800.00", MARCH);
        var posting =
                UUID.fromString(
                        FundingStage.texts(
                                        "select entry_id from muster.journal_line where account = 'BANK' and contribution_id = '"
                                                + fund
                                                + "'")
                                .get(0));
        var statement =
                take(
                        "1600.00",
                        entry("800.00", "X", "Something", "Somebody"),
                        entry("800.00", "Y", "Something", "Somebody"));
        var entry = id(statement, 0);
        var refusals =
                FundingStage.atOnce(
                        4,
                        () -> {
                            match(entry, Candidate.Kind.POSTING, posting, OFFICER);
                            return null;
                        });
        assertEquals(1, refusals.stream().filter(Objects::isNull).count());
        assertTrue(
                refusals.stream()
                        .filter(Objects::nonNull)
                        .allMatch(EntryExplained.class::isInstance),
                refusals.toString());
        assertThrows(
                PostingMatched.class,
                () -> match(id(statement, 1), Candidate.Kind.POSTING, posting, OFFICER));
    }

    @Test
    void whatIsDueIsPostedOnceHoweverManyEntriesClaimItAtOnce() throws Exception {
        var instalment = schedule("800.00");
        var statement =
                take(
                        "1600.00",
                        entry("800.00", "X", "Something", "Somebody"),
                        entry("800.00", "Y", "Something", "Somebody"));
        var before = postings();
        var ids = List.of(id(statement, 0), id(statement, 1)).iterator();
        var refusals =
                FundingStage.atOnce(
                        2,
                        () -> {
                            BankEntryId mine;
                            synchronized (ids) {
                                mine = ids.next();
                            }
                            match(mine, Candidate.Kind.INSTALMENT, instalment.value(), OFFICER);
                            return null;
                        });
        assertEquals(1, refusals.stream().filter(Objects::isNull).count(), refusals.toString());
        assertEquals(before + 1, postings());
    }

    @Test
    void aMatchIsTakenBackWhileItsMonthIsOpenAndThePostingStays() throws Exception {
        schedule("900.00");
        var statement = take("900.00", entry("900.00", agreement, "Contribution", "Donor"));
        assertEquals(1, byRule(statement));
        var posted = postings();
        unmatch(id(statement, 0), OFFICER);
        assertEquals(List.of(EntryState.OPEN), states(statement));
        assertEquals(posted, postings());
        assertEquals(1, byRule(statement), "it is found again as what it is: posted");
        assertEquals(posted, postings());
        try {
            FundingStage.run("insert into muster.ledger_period values ('1987-03-01', 'CLOSED')");
            assertThrows(MatchFixed.class, () -> unmatch(id(statement, 0), OFFICER));
        } finally {
            FundingStage.run("delete from muster.ledger_period where month = '1987-03-01'");
        }
        assertEquals(List.of(EntryState.MATCHED), states(statement));
    }

    @Test
    void whatTheBankSendsBackIsMatchedToTheReversalOfItsPayment() throws Exception {
        var no = "F-" + stage.code;
        cost(no, "700.00");
        var next = MARCH.plusDays(1);
        file.statement("0.00", "-700.00", MARCH, entry("-700.00", no, "Hotel", "Hotel"))
                .statement(
                        "-700.00", "0.00", next, file.entry("700.00", next, no, "Back", "Hotel"));
        var bank = InContainer.service(BankImport.class);
        var taken = As.system(() -> bank.take("march.xml", file.bytes(), OFFICER));
        assertEquals(1, byRule(taken.get(0)));
        assertEquals(0, byRule(taken.get(1)), "nothing is posted that came back");
        var posting = new JournalEntryId(lines(taken.get(0)).get(0).posting());
        var keeping = InContainer.service(LedgerKeeping.class);
        As.system(() -> keeping.reverse(posting, next, "The bank sent it back", CONTROLLER));
        assertEquals(1, byRule(taken.get(1)));
        assertEquals(List.of(EntryState.MATCHED), states(taken.get(0)), "both stand");
    }

    @Test
    void whatIsPostedAndOnNoStatementIsListedUntilItIsMatchedOrTakenBack() throws Exception {
        stage.receive(fund, "120.00", MARCH);
        stage.receive(fund, "130.00", MARCH);
        var statement = take("120.00", entry("120.00", agreement, "Contribution", "Donor"));
        assertEquals(List.of(euro("120.00"), euro("130.00")), unseen());
        assertEquals(1, byRule(statement));
        assertEquals(List.of(euro("130.00")), unseen());
        var keeping = InContainer.service(LedgerKeeping.class);
        var overview = InContainer.service(MatchingOverview.class);
        var left =
                As.system(() -> overview.unseen(0, 200, OFFICER)).stream()
                        .filter(each -> each.description().contains(agreement))
                        .findFirst()
                        .orElseThrow()
                        .id();
        As.system(() -> keeping.reverse(left, MARCH, "Entered wrongly", CONTROLLER));
        assertEquals(List.of(), unseen());
    }

    private List<Money> unseen() throws Exception {
        var overview = InContainer.service(MatchingOverview.class);
        return As.system(() -> overview.unseen(0, 200, OFFICER)).stream()
                .filter(each -> each.description().contains(agreement))
                .map(UnseenPosting::amount)
                .sorted(Comparator.comparing(Money::minor))
                .toList();
    }

    @Test
    void aMonthTellsWhatTheBanksMovedInItAndNobodyExplained() throws Exception {
        var before = unexplained();
        stage.receive(fund, "140.00", MARCH);
        var statement =
                take(
                        "135.00",
                        entry("140.00", agreement, "Contribution", "Donor"),
                        entry("-5.00", "NOTPROVIDED", "Own transfer", "House"));
        assertEquals(before + 2, unexplained());
        assertEquals(1, byRule(statement));
        declare(id(statement, 1), "Transfer", OFFICER);
        assertEquals(before + 1, unexplained(), "by one person it is not explained yet");
        decide(id(statement, 1), true, CONTROLLER);
        assertEquals(before, unexplained());
    }

    private static long unexplained() throws Exception {
        var monthEnd = InContainer.service(MonthEnd.class);
        return As.system(() -> monthEnd.checks(YearMonth.from(MARCH), CONTROLLER)).stream()
                .filter(each -> each.kind() == MonthCheck.Kind.BANK)
                .findFirst()
                .orElseThrow()
                .count();
    }

    @Test
    void whatCannotBePostedStaysOpenAndTheRestIsMatched() throws Exception {
        schedule("900.00");
        stage.receive(fund, "300.00", MARCH);
        var statement =
                take(
                        "1200.00",
                        entry("900.00", agreement, "Contribution", "Donor"),
                        entry("300.00", agreement, "Contribution", "Donor"));
        try {
            FundingStage.run("insert into muster.ledger_period values ('1987-03-01', 'CLOSED')");
            assertEquals(1, byRule(statement));
        } finally {
            FundingStage.run("delete from muster.ledger_period where month = '1987-03-01'");
        }
        assertEquals(List.of(EntryState.OPEN, EntryState.MATCHED), states(statement));
    }

    @Test
    void whatIsNoneOfTheProgrammesIsSoByTwoPeople() throws Exception {
        var both = stage.account("both", Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        var statement = take("-5.00", entry("-5.00", "NOTPROVIDED", "Own transfer", "House"));
        var entry = id(statement, 0);
        assertThrows(InvalidInput.class, () -> declare(entry, " ", OFFICER));
        declare(entry, "Transfer to the reserve account", both);
        assertEquals(List.of(EntryState.ASKED), states(statement));
        assertThrows(EntryExplained.class, () -> declare(entry, "Again", OFFICER));
        assertThrows(FourEyes.class, () -> decide(entry, true, both));
        decide(entry, false, CONTROLLER);
        assertEquals(List.of(EntryState.OPEN), states(statement));
        declare(entry, "Transfer to the reserve account", both);
        decide(entry, true, CONTROLLER);
        assertEquals(List.of(EntryState.OTHER), states(statement));
        assertThrows(EntryExplained.class, () -> decide(entry, true, CONTROLLER));
        var line = lines(statement).get(0);
        assertEquals("Transfer to the reserve account", line.reason());
        assertEquals(CONTROLLER.login(), line.decidedBy());
    }

    @Test
    void whoIsLimitedMatchesNothing() throws Exception {
        var limited =
                stage.limited("one", fund, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR);
        var instalment = schedule("10.00");
        var statement = take("10.00", entry("10.00", "X", "Something", "Somebody"));
        var entry = id(statement, 0);
        assertThrows(
                ScopeRefused.class,
                () -> match(entry, Candidate.Kind.INSTALMENT, instalment.value(), limited));
        assertThrows(ScopeRefused.class, () -> declare(entry, "Reason", limited));
        assertThrows(ScopeRefused.class, () -> decide(entry, true, limited));
        assertThrows(ScopeRefused.class, () -> unmatch(entry, limited));
        var overview = InContainer.service(MatchingOverview.class);
        assertThrows(
                ScopeRefused.class, () -> As.system(() -> overview.candidates(entry, 20, limited)));
        assertEquals(0L, (long) As.system(() -> overview.openCount(limited)));
    }

    @Test
    @Tag("F26")
    void f26EachPaymentIsOnOneEntryAndEachEntryIsMatchedOpenOrOther() throws Exception {
        stage.receive(fund, "1000.00", MARCH);
        schedule("4000.00");
        cost("F-" + stage.code, "700.00");
        var statement =
                take(
                        "4295.00",
                        entry("1000.00", agreement, "Contribution", "Donor"),
                        entry("4000.00", agreement, "Contribution", "Donor"),
                        entry("-700.00", "F-" + stage.code, "Hotel", "Hotel"),
                        entry("-5.00", "NOTPROVIDED", "Own transfer", "House"),
                        entry("0.00", "NOTPROVIDED", "Notice", "Bank"));
        byRule(statement);
        declare(id(statement, 3), "Transfer", OFFICER);
        decide(id(statement, 3), true, CONTROLLER);
        assertEquals(
                List.of(
                        EntryState.MATCHED,
                        EntryState.MATCHED,
                        EntryState.MATCHED,
                        EntryState.OTHER,
                        EntryState.OPEN),
                states(statement));
        assertEquals(
                List.of(),
                FundingStage.texts(
                        """
                        select cast(x.id as text) from muster.bank_explanation x
                          join muster.bank_entry e on e.id = x.entry_id
                         where x.kind = 'POSTED' and x.state = 'STANDS' and e.amount_minor <>
                               (select sum(l.amount_minor) from muster.journal_line l
                                 where l.account = 'BANK' and l.currency = e.currency and (l.entry_id = x.journal_entry_id
                                    or l.entry_id in (select p.journal_entry_id from muster.bank_explanation_part p
                                        where p.explanation_id = x.id)))"""),
                "what is matched moved what its entry says");
        assertEquals(
                List.of(),
                FundingStage.texts(
                        """
                        select cast(journal_entry_id as text) from muster.bank_explanation where state = 'STANDS'
                         and kind = 'POSTED' group by journal_entry_id having count(*) > 1
                        union all select cast(entry_id as text) from muster.bank_explanation where state <> 'ENDED'
                         group by entry_id having count(*) > 1"""),
                "no posting is on two entries, no entry explained twice");
        assertEquals(
                3,
                FundingStage.number(
                        """
                        select count(distinct x.journal_entry_id) from muster.bank_explanation x
                          join muster.journal_line l on l.entry_id = x.journal_entry_id and l.account = 'BANK'
                         where l.contribution_id = ? and x.state = 'STANDS'""",
                        fund.value()),
                "what the statement shows of the fund");
        assertEquals(
                1,
                FundingStage.number(
                        """
                        select count(*) from muster.bank_statement s where s.id = ? and s.closing_minor =
                            s.opening_minor + (select sum(e.amount_minor) from muster.bank_entry e
                             where e.statement_id = s.id)""",
                        statement.value()));
    }

    private String entry(String amount, String endToEnd, String purpose, String who) {
        return file.entry(amount, MARCH, endToEnd, purpose, who);
    }

    private BankStatementId take(String closing, String... entries) throws Exception {
        file.statement("0.00", closing, MARCH, entries);
        return take();
    }

    private BankStatementId take() throws Exception {
        var bank = InContainer.service(BankImport.class);
        return As.system(() -> bank.take("march.xml", file.bytes(), OFFICER)).get(0);
    }

    private InstalmentId schedule(String amount) throws Exception {
        var agreements = InContainer.service(Agreements.class);
        return As.system(
                () -> agreements.schedule(fund, MARCH.plusDays(20), euro(amount), OFFICER));
    }

    private CostDocumentId cost(String no, String amount) throws Exception {
        stage.receive(fund, "5000.00", YEAR.from());
        return stage.cost(
                new NewCostDocument(
                        fund,
                        event,
                        CostCategory.VENUE,
                        "",
                        Beneficiary.PARTICIPANTS,
                        "Hotel " + stage.code,
                        no,
                        MARCH.minusDays(5),
                        euro(amount),
                        null,
                        null));
    }

    private static int byRule(BankStatementId statement) throws Exception {
        var rules = InContainer.service(RuleMatching.class);
        return As.system(() -> rules.match(statement, OFFICER));
    }

    private static void match(BankEntryId entry, Candidate.Kind kind, UUID of, Actor by)
            throws Exception {
        var matching = InContainer.service(BankMatching.class);
        As.system(
                () -> {
                    matching.match(entry, kind, of, by);
                    return null;
                });
    }

    private static void unmatch(BankEntryId entry, Actor by) throws Exception {
        var matching = InContainer.service(BankMatching.class);
        As.system(
                () -> {
                    matching.unmatch(entry, by);
                    return null;
                });
    }

    private static void declare(BankEntryId entry, String reason, Actor by) throws Exception {
        var matching = InContainer.service(BankMatching.class);
        As.system(
                () -> {
                    matching.declareOther(entry, reason, by);
                    return null;
                });
    }

    private static void decide(BankEntryId entry, boolean isAccepted, Actor by) throws Exception {
        var matching = InContainer.service(BankMatching.class);
        As.system(
                () -> {
                    if (isAccepted) {
                        matching.accept(entry, by);
                    } else {
                        matching.refuse(entry, by);
                    }
                    return null;
                });
    }

    private static List<EntryLine> lines(BankStatementId statement) throws Exception {
        var overview = InContainer.service(MatchingOverview.class);
        return As.system(() -> overview.of(statement, 0, 50, OFFICER));
    }

    private static List<EntryState> states(BankStatementId statement) throws Exception {
        return lines(statement).stream().map(EntryLine::state).toList();
    }

    private static BankEntryId id(BankStatementId statement, int at) throws Exception {
        return lines(statement).get(at).entry();
    }

    private static List<Candidate> candidates(BankStatementId statement, int at) throws Exception {
        var overview = InContainer.service(MatchingOverview.class);
        var entry = id(statement, at);
        return As.system(() -> overview.candidates(entry, 20, OFFICER));
    }

    private static String told(String table, String day, UUID id) throws Exception {
        return FundingStage.texts(
                        "select state || ' ' || "
                                + day
                                + " from muster."
                                + table
                                + " where id = '"
                                + id
                                + "'")
                .get(0);
    }

    /** Entries of the ledger that moved money of the fund at the bank. */
    private long postings() throws Exception {
        return FundingStage.number(
                """
                select count(distinct entry_id) from muster.journal_line
                 where contribution_id = ? and account = 'BANK'""",
                fund.value());
    }
}
