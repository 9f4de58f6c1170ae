package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.evidence.ReceivedDocument;
import org.muster.funding.Addenda;
import org.muster.funding.Agreements;
import org.muster.funding.CashDocument;
import org.muster.funding.CashDocuments;
import org.muster.funding.ContributionDetail;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverview;
import org.muster.funding.ContributionState;
import org.muster.funding.ContributionTerms;
import org.muster.funding.ContributionTerms.InterestPolicy;
import org.muster.funding.ContributionTerms.RefundPolicy;
import org.muster.funding.DonorRegister;
import org.muster.funding.FinalBalanceId;
import org.muster.funding.FinalBalances;
import org.muster.funding.FundEvidence;
import org.muster.funding.NewAddendum;
import org.muster.funding.NewCashDocument;
import org.muster.funding.NewFinalBalance;
import org.muster.funding.WrongState;
import org.muster.ledger.LedgerKeeping;
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
import org.muster.shared.Roles;

/** What becomes of money that is left when a contribution is closed, its agreement says. */
@ArquillianTest
class RefundPolicyTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(1999, 1, 1), LocalDate.of(1999, 12, 31));
    private static final LocalDate MARCH = LocalDate.of(1999, 3, 10);
    private static final LocalDate APRIL = LocalDate.of(1999, 4, 10);

    private final FundingStage stage = new FundingStage();
    private int references;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(
                RefundPolicyTest.class, RefundPolicyTest.Act.class, FundingStage.class);
    }

    @Test
    @Tag("F15")
    void whatIsLeftGoesBackToTheDonorAndTheBooksAreClosedInOneActOfTwoPersons() throws Exception {
        var id = agreement(RefundPolicy.REFUNDED, "1000.00");
        var both = stage.limited("both", id, Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        var closing = entered(id, "BANK-1", APRIL, null, null, both);
        assertEquals(ContributionState.ACTIVE, state(id));
        assertThrows(FourEyes.class, () -> approve(closing, both));
        approve(closing, CONTROLLER);
        assertEquals(ContributionState.CLOSED, state(id));
        assertEquals(List.of("REFUND 100000 EUR own", "BANK -100000 EUR own"), entry(closing, id));
        assertThrows(WrongState.class, () -> approve(closing, CONTROLLER));
        assertEquals(2, entry(closing, id).size(), "pressed twice");
        var figures = figures(id);
        assertEquals(euro("1000.00"), figures.refunds());
        assertEquals(euro("0.00"), figures.closing());
        assertEquals(euro("0.00"), figures.position().cash());
        var why = assertThrows(InvalidInput.class, () -> reversed(closing));
        assertEquals("why.ledger.closed", why.key());
    }

    @Test
    @Tag("F15")
    void whatIsHeldInAnotherCurrencyGoesInItAndLeavesNothingInAny() throws Exception {
        rate(MARCH, "1.10");
        rate(APRIL, "1.25");
        for (var policy : RefundPolicy.values()) {
            var id = agreement(policy, "0.00");
            var to = policy == RefundPolicy.REALLOCATED ? agreement(policy, "5.00") : null;
            receive(id, "600.00", Optional.empty());
            receive(id, "400.00", Optional.of(Money.parse("440.00", "USD")));
            approve(entered(id, "DOLLARS", to, consent()), CONTROLLER);
            assertEquals(ContributionState.CLOSED, state(id));
            assertEquals(
                    List.of("0"),
                    FundingStage.texts(
                                    "select sum(amount_minor) from muster.journal_line where account = 'BANK' and contribution_id = '"
                                            + id
                                            + "' group by currency")
                            .stream()
                            .distinct()
                            .toList(),
                    "at the bank in any currency");
            var figures = figures(id);
            // 440.00 dollars were worth 400.00 euro in March and are worth 352.00 in April.
            assertEquals(euro("-48.00"), figures.exchange(), policy.name());
            assertEquals(euro("0.00"), figures.closing(), policy.name());
            assertEquals(
                    euro("952.00"),
                    figures.refunds().plus(figures.movedOut()).plus(figures.kept()),
                    policy.name());
            if (to != null) {
                assertEquals(euro("952.00"), figures(to).movedIn());
                assertEquals(euro("957.00"), figures(to).position().cash());
            }
        }
    }

    @Test
    @Tag("F15")
    void whatWasPaidOutOfAnotherCurrencysMoneyGoesInTheContributionsOwn() throws Exception {
        rate(MARCH, "1.10");
        rate(APRIL, "1.25");
        var id = agreement(RefundPolicy.KEPT, "0.00");
        receive(id, "400.00", Optional.of(Money.parse("440.00", "USD")));
        cash(id, CashDocument.Kind.REFUND, "100.00");
        var closing = entered(id, "Letter", null, consent());
        approve(closing, CONTROLLER);
        assertEquals("KEPT 30000 EUR own", entry(closing, id).get(0));
        assertEquals(euro("0.00"), figures(id).closing());
        assertEquals(euro("300.00"), figures(id).kept());
    }

    @Test
    @Tag("F15")
    void whatIsKeptTakesTheDonorsConsentAndGoesWhereTheHouseKeepsIt() throws Exception {
        var id = agreement(RefundPolicy.KEPT, "70.00");
        assertEquals("document", refused(() -> entered(id, "Letter", null, null)));
        assertEquals("reference", refused(() -> entered(id, " ", null, consent())));
        var other = agreement(RefundPolicy.KEPT, "5.00");
        assertEquals("to", refused(() -> entered(id, "Letter", other, consent())));
        var closing = entered(id, "Letter 7", null, consent());
        approve(closing, CONTROLLER);
        assertEquals(
                List.of(
                        "KEPT 7000 EUR own",
                        "BANK -7000 EUR own",
                        "BANK 7000 EUR house",
                        "RESERVE -7000 EUR house"),
                entry(closing, id));
        var figures = figures(id);
        assertEquals(Map.of("Letter 7", euro("70.00")), figures.moves("KEPT"));
        assertEquals(euro("0.00"), figures.refunds());
        assertEquals(euro("0.00"), figures.closing());
        var evidence = InContainer.service(FundEvidence.class);
        var kept = As.system(() -> evidence.ofFinalBalance(closing, CONTROLLER));
        assertEquals(List.of("consent.pdf"), kept.stream().map(each -> each.name()).toList());
        var bytes = As.system(() -> evidence.document(kept.get(0).id(), CONTROLLER).content());
        assertTrue(new String(bytes, StandardCharsets.US_ASCII).startsWith("%PDF"));
        exported(produced(id), "kept-1999");
    }

    @Test
    @Tag("F15")
    @Tag("F32")
    void whatGoesToAnotherContributionIsItsIncomeOfAnotherKindAndCountsOnce() throws Exception {
        var from = agreement(RefundPolicy.REALLOCATED, "400.00");
        var to = agreement(RefundPolicy.REFUNDED, "1000.00");
        assertEquals("to", refused(() -> entered(from, "Letter", null, null)));
        assertEquals("to", refused(() -> entered(from, "Letter", from, null)));
        var stranger =
                new RefundPolicyTest().agreement("Another", RefundPolicy.REFUNDED, "1000.00");
        assertEquals("to", refused(() -> entered(from, "Letter", stranger, null)));
        var closing = entered(from, "Letter 9", to, null);
        approve(closing, CONTROLLER);
        var left = figures(from);
        var taken = figures(to);
        assertEquals(Map.of(number(to) + " · Letter 9", euro("400.00")), left.moves("MOVED_OUT"));
        assertEquals(Map.of(number(from) + " · Letter 9", euro("400.00")), taken.moves("MOVED_IN"));
        assertEquals(euro("1400.00"), left.received().plus(taken.received()), "came in once");
        assertEquals(euro("1400.00"), left.closing().plus(taken.closing()), "is there once");
        assertEquals(left.movedOut(), taken.movedIn());
        assertEquals(euro("1400.00"), taken.available());
        var overview = InContainer.service(ContributionOverview.class);
        var waterfall = As.system(() -> overview.waterfall(to, OFFICER));
        assertEquals(euro("400.00"), waterfall.movedIn());
        assertEquals(euro("1400.00"), waterfall.uncommitted());
        assertEquals(
                euro("1400.00"),
                As.system(() -> overview.detail(to, OFFICER)).summary().uncommitted());
        var gone = As.system(() -> overview.waterfall(from, OFFICER));
        assertEquals(euro("400.00"), gone.movedOut());
        assertEquals(euro("0.00"), gone.uncommitted());
        told(from, to);
    }

    /** Paper, journal, lines and activities tell it; the funds of both activities came in once. */
    private void told(ContributionId from, ContributionId to) throws Exception {
        var left = produced(from);
        var taken = produced(to);
        assertTrue(paper(left).contains("Moved to " + number(to)), paper(left));
        assertTrue(paper(taken).contains("Moved from " + number(from)), paper(taken));
        var own = number(to).replaceAll("[^A-Za-z0-9]+", "-");
        assertTrue(
                text(taken, StatementFormat.JOURNAL).contains("income:moved:" + own + "  -400.00"));
        assertTrue(text(taken, StatementFormat.CSV).contains(",MOVED_IN,"));
        assertEquals(
                0,
                new BigDecimal("1400.00")
                        .compareTo(
                                Stream.of(left, taken)
                                        .map(this::incoming)
                                        .reduce(BigDecimal.ZERO, BigDecimal::add)));
        exported(left, "moved-from-1999");
        exported(taken, "moved-to-1999");
    }

    @Test
    void nothingIsClosedOtherwiseThanItWasEnteredAndAgreed() throws Exception {
        var id = agreement(RefundPolicy.REFUNDED, "100.00");
        var closing = entered(id, "BANK", null, null);
        assertEquals("why.close.documents", why(() -> entered(id, "BANK-2", null, null)));
        assertEquals("why.close.balance", why(() -> close(id)));
        cash(id, CashDocument.Kind.INTEREST, "1.00");
        assertEquals("why.closing.changed", why(() -> approve(closing, CONTROLLER)));
        refuse(closing);
        var again = entered(id, "BANK", null, null);
        agree(id, RefundPolicy.KEPT);
        assertEquals("why.closing.policy", why(() -> approve(again, CONTROLLER)));
        assertEquals(ContributionState.ACTIVE, state(id));
        refuse(again);
        assertEquals("document", refused(() -> entered(id, "Letter", null, null)));
        assertEquals(
                "on", refused(() -> entered(id, "Letter", YEAR.from(), null, consent(), OFFICER)));
        var tomorrow = InContainer.today().plusDays(1);
        assertEquals(
                "on", refused(() -> entered(id, "Letter", tomorrow, null, consent(), OFFICER)));
        approve(entered(id, "Letter", null, consent()), CONTROLLER);
        assertEquals(ContributionState.CLOSED, state(id));
        assertThrows(WrongState.class, () -> entered(id, "Letter 2", null, consent()));
    }

    @Test
    void bothContributionsHaveToBeInReachOfWhoEntersAndOfWhoApproves() throws Exception {
        var from = agreement(RefundPolicy.REALLOCATED, "400.00");
        var to = agreement(RefundPolicy.REFUNDED, "1000.00");
        var officer = stage.limited("officer", from, Roles.FINANCE_OFFICER);
        var controller = stage.limited("controller", from, Roles.CONTROLLER);
        var balances = InContainer.service(FinalBalances.class);
        var wanted = new NewFinalBalance(from, "Letter", YEAR.to(), to, Optional.empty());
        assertThrows(ScopeRefused.class, () -> As.system(() -> balances.enter(wanted, officer)));
        var closing = entered(from, "Letter", to, null);
        assertThrows(ScopeRefused.class, () -> approve(closing, controller));
        assertEquals(ContributionState.ACTIVE, state(from));
        approve(closing, CONTROLLER);
    }

    private ContributionId agreement(RefundPolicy policy, String received) throws Exception {
        return agreement("Donor " + stage.code, policy, received);
    }

    private ContributionId agreement(String name, RefundPolicy policy, String received)
            throws Exception {
        var agreements = InContainer.service(Agreements.class);
        var donors = InContainer.service(DonorRegister.class);
        var id =
                As.system(
                        () -> {
                            var entered =
                                    agreements.enter(
                                            new ContributionTerms(
                                                    "AG/RP-" + stage.code + "-" + ++references,
                                                    donors.register(
                                                            name, "10", null, List.of(), OFFICER),
                                                    "Fund",
                                                    euro("1000.00"),
                                                    ContributionTerms.Basis.ACCRUAL,
                                                    ContributionTerms.Recognition.UNCONDITIONAL,
                                                    ContributionTerms.FxMethod.MONTHLY,
                                                    null,
                                                    InterestPolicy.KEPT,
                                                    policy,
                                                    "3",
                                                    0,
                                                    YEAR,
                                                    YEAR.to()),
                                            OFFICER);
                            agreements.sign(entered, CONTROLLER);
                            return entered;
                        });
        if (euro(received).isPositive()) {
            receive(id, received, Optional.empty());
        }
        return id;
    }

    private static void receive(ContributionId id, String amount, Optional<Money> banked)
            throws Exception {
        var agreements = InContainer.service(Agreements.class);
        As.system(
                () -> {
                    var due = agreements.schedule(id, MARCH, euro(amount), OFFICER);
                    agreements.receive(due, MARCH, banked, OFFICER);
                    return null;
                });
    }

    private static void rate(LocalDate day, String perEuro) throws Exception {
        var keeping = InContainer.service(LedgerKeeping.class);
        As.system(
                () -> {
                    keeping.recordRate(
                            "USD",
                            day.withDayOfMonth(1),
                            new BigDecimal(perEuro),
                            "UNORE",
                            OFFICER);
                    return null;
                });
    }

    private static ReceivedDocument consent() {
        return ReceivedDocument.of(
                "consent.pdf", "%PDF-1.7 consent".getBytes(StandardCharsets.US_ASCII));
    }

    private FinalBalanceId entered(
            ContributionId id, String reference, ContributionId to, ReceivedDocument consent)
            throws Exception {
        return entered(id, reference, APRIL, to, consent, OFFICER);
    }

    private FinalBalanceId entered(
            ContributionId id,
            String reference,
            LocalDate on,
            ContributionId to,
            ReceivedDocument consent,
            Actor by)
            throws Exception {
        var balances = InContainer.service(FinalBalances.class);
        return As.system(
                () ->
                        balances.enter(
                                new NewFinalBalance(
                                        id, reference, on, to, Optional.ofNullable(consent)),
                                by));
    }

    private static void approve(FinalBalanceId closing, Actor by) throws Exception {
        var balances = InContainer.service(FinalBalances.class);
        As.system(
                () -> {
                    balances.approve(closing, by);
                    return null;
                });
    }

    private static void refuse(FinalBalanceId closing) throws Exception {
        var balances = InContainer.service(FinalBalances.class);
        As.system(
                () -> {
                    balances.refuse(closing, CONTROLLER);
                    return null;
                });
    }

    private static void close(ContributionId id) throws Exception {
        var agreements = InContainer.service(Agreements.class);
        As.system(
                () -> {
                    agreements.close(id, CONTROLLER);
                    return null;
                });
    }

    private void cash(ContributionId id, CashDocument.Kind kind, String amount) throws Exception {
        var documents = InContainer.service(CashDocuments.class);
        var entered =
                new NewCashDocument(
                        id, kind, null, "Bank", "R-" + ++references, MARCH, euro(amount));
        As.system(
                () -> {
                    documents.approve(documents.enter(entered, OFFICER), CONTROLLER);
                    return null;
                });
    }

    private void agree(ContributionId id, RefundPolicy policy) throws Exception {
        var addenda = InContainer.service(Addenda.class);
        var entered =
                new NewAddendum(
                        id,
                        "Addendum " + ++references,
                        MARCH,
                        euro("1000.00"),
                        YEAR.to(),
                        YEAR.to(),
                        Optional.empty(),
                        Optional.of(policy));
        As.system(
                () -> {
                    addenda.approve(addenda.enter(entered, OFFICER), CONTROLLER);
                    return null;
                });
    }

    private static void reversed(FinalBalanceId closing) throws Exception {
        FundingStage.reverse("FINAL_BALANCE", closing, APRIL);
    }

    private static List<String> entry(FinalBalanceId closing, ContributionId own) throws Exception {
        return FundingStage.texts(
                "select l.account || ' ' || l.amount_minor || ' ' || l.currency || case when l.contribution_id is null then ' house'"
                        + " when l.contribution_id = '"
                        + own
                        + "' then ' own' else ' other' end from muster.journal_line l join muster.journal_entry e on e.id = l.entry_id"
                        + " where e.source_kind = 'FINAL_BALANCE' and e.source_id = '"
                        + closing
                        + "' order by l.line_no");
    }

    private static ContributionState state(ContributionId id) throws Exception {
        return detail(id).contribution().state();
    }

    private static String number(ContributionId id) throws Exception {
        return detail(id).contribution().agreementNo();
    }

    private static ContributionDetail detail(ContributionId id) throws Exception {
        var overview = InContainer.service(ContributionOverview.class);
        return As.system(() -> overview.detail(id, OFFICER));
    }

    private static StatementId produced(ContributionId id) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        return As.system(() -> production.produce(id, YEAR, null, OFFICER)).id();
    }

    private static StatementFigures figures(ContributionId id) throws Exception {
        var statement = produced(id);
        var overview = InContainer.service(StatementOverview.class);
        return As.system(() -> overview.figures(statement, OFFICER));
    }

    /** What the activities of a statement say came in, less what went. */
    private BigDecimal incoming(StatementId statement) {
        var iati = text(statement, StatementFormat.IATI);
        var sum = BigDecimal.ZERO;
        for (var transaction : iati.split("<transaction>")) {
            if (transaction.contains("<transaction-type code=\"1\"")) {
                var value = transaction.replaceFirst("(?s).*?<value[^>]*>([^<]*)<.*", "$1");
                sum = sum.add(new BigDecimal(value));
            }
        }
        return sum;
    }

    private static String paper(StatementId statement) throws IOException {
        try (var pdf = Loader.loadPDF(rendering(statement, StatementFormat.PDF))) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    private static String text(StatementId statement, StatementFormat format) {
        return new String(rendering(statement, format), StandardCharsets.UTF_8);
    }

    private static byte[] rendering(StatementId statement, StatementFormat format) {
        var overview = InContainer.service(StatementOverview.class);
        try {
            return As.system(() -> overview.rendering(statement, format, OFFICER)).content();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /** For the programs nobody here wrote, which re-perform the statement after the tests. */
    private static void exported(StatementId statement, String name) throws IOException {
        var exports = Path.of(System.getProperty("jboss.server.base.dir"), "../../exports");
        Files.createDirectories(exports);
        Files.write(
                exports.resolve(name + ".journal"), rendering(statement, StatementFormat.JOURNAL));
        Files.write(
                exports.resolve(name + ".beancount"),
                rendering(statement, StatementFormat.BEANCOUNT));
        Files.write(exports.resolve(name + ".xml"), rendering(statement, StatementFormat.IATI));
    }

    private static String refused(Act act) {
        return assertThrows(InvalidInput.class, act::happen).field();
    }

    private static String why(Act act) {
        return assertThrows(InvalidInput.class, act::happen).key();
    }

    private interface Act {
        void happen() throws Exception;
    }
}
