package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.event.EventId;
import org.muster.funding.Agreements;
import org.muster.funding.Beneficiary;
import org.muster.funding.CashDocument;
import org.muster.funding.CashDocuments;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverdrawn;
import org.muster.funding.ContributionOverview;
import org.muster.funding.ContributionTerms;
import org.muster.funding.CostDocumentId;
import org.muster.funding.CostDocuments;
import org.muster.funding.CostKind;
import org.muster.funding.NewCashDocument;
import org.muster.funding.NewCostDocument;
import org.muster.ledger.CostCategory;
import org.muster.ledger.LedgerKeeping;
import org.muster.ledger.RateMissing;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;

/**
 * Money that moved at another rate than its document's: the contribution that caused the difference
 * bears it, in the same entry, and its books still come out to nothing once the money is gone.
 */
@ArquillianTest
class ExchangeTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2010, 1, 1), LocalDate.of(2010, 12, 31));
    private static final LocalDate MARCH = LocalDate.of(2010, 3, 10);
    private static final LocalDate APRIL = LocalDate.of(2010, 4, 10);

    private final FundingStage stage = new FundingStage();
    private int references;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(ExchangeTest.class, FundingStage.class);
    }

    @BeforeEach
    void rates() throws Exception {
        for (var rate :
                List.of(
                        "THB 3 40",
                        "THB 4 41",
                        "USD 3 1.10",
                        "USD 4 1.25",
                        "JPY 3 120",
                        "JPY 4 125")) {
            var parts = rate.split(" ");
            var from = LocalDate.of(2010, Integer.parseInt(parts[1]), 1);
            As.system(
                    () -> {
                        InContainer.service(LedgerKeeping.class)
                                .recordRate(
                                        parts[0], from, new BigDecimal(parts[2]), "UNORE", OFFICER);
                        return null;
                    });
        }
    }

    @Test
    void whatABankTookMoreThanTheInvoiceWasBookedAtIsALossOfItsContribution() throws Exception {
        var id = fund("1000.00");
        var cost = cost(id, Money.parse("20000.00", "THB"), MARCH);
        pay(cost, APRIL, euro("512.34"));
        assertEquals(
                List.of(
                        "PAYABLE 2000000 THB 50000",
                        "EXCHANGE -2000000 THB -50000",
                        "EXCHANGE 51234 EUR 51234",
                        "BANK -51234 EUR -51234",
                        "INCOME_FX 1234 EUR 1234",
                        "EXCHANGE -1234 EUR -1234"),
                entry("COST_PAYMENT", cost));
        var figures = figures(id);
        assertEquals(euro("500.00"), figures.spent());
        assertEquals(euro("-12.34"), figures.exchange());
        assertEquals(euro("487.66"), figures.closing());
        holds(figures);
        assertEquals(euro("0.00"), figures.position().owed());
        exported(id, "exchange-2010");
    }

    @Test
    void whatABankTookLessIsAGain() throws Exception {
        var id = fund("1000.00");
        pay(cost(id, Money.parse("20000.00", "THB"), MARCH), APRIL, euro("480.00"));
        var figures = figures(id);
        assertEquals(euro("20.00"), figures.exchange());
        assertEquals(euro("520.00"), figures.closing());
        assertEquals(figures.uncommitted(), shown(id));
        var overview = InContainer.service(ContributionOverview.class);
        var money = As.system(() -> overview.waterfall(id, OFFICER));
        assertEquals(euro("20.00"), money.exchange());
        assertEquals(figures.uncommitted(), money.uncommitted());
        holds(figures);
    }

    @Test
    void aLossIsRefusedThatTheContributionDoesNotHave() throws Exception {
        var id = fund("510.00");
        var cost = cost(id, Money.parse("20000.00", "THB"), MARCH);
        var refused =
                assertThrows(ContributionOverdrawn.class, () -> pay(cost, APRIL, euro("510.01")));
        assertEquals(List.of(euro("10.01") + "", euro("10.00") + ""), told(refused));
        pay(cost, APRIL, euro("510.00"));
        assertEquals(euro("0.00"), figures(id).closing());
    }

    @Test
    void whatMovedInTheDocumentsOwnCurrencyIsWhatTheDocumentSays() throws Exception {
        var id = fund("1000.00");
        var cost = cost(id, Money.parse("20000.00", "THB"), MARCH);
        assertEquals(
                "banked", refusedField(() -> pay(cost, APRIL, Money.parse("19999.99", "THB"))));
        assertEquals("banked", refusedField(() -> pay(cost, APRIL, euro("0.00"))));
        assertThrows(
                RateMissing.class,
                () -> pay(cost, LocalDate.of(2010, 5, 10), Money.parse("600.00", "USD")));
        pay(cost, APRIL, Money.parse("20000.00", "THB"));
        assertEquals(euro("0.00"), figures(id).exchange());
    }

    @Test
    void anInstalmentInAnotherCurrencyIsIncomeAsScheduledWithItsDifference() throws Exception {
        var id = agreement("1000.00", "EUR");
        receive(id, "1000.00", MARCH, Money.parse("1078.00", "USD"));
        var figures = figures(id);
        assertEquals(euro("1000.00"), figures.received());
        assertEquals(euro("-20.00"), figures.exchange(), "1078.00 at 1.10 are 980.00");
        assertEquals(euro("980.00"), figures.closing());
        holds(figures);
    }

    @Test
    void aRefundAtAnotherRateBooksItsDifferenceAndLeavesNothing() throws Exception {
        var id = agreement("1000.00", "EUR");
        receive(id, "1000.00", MARCH, Money.parse("1100.00", "USD"));
        // At 1.25 the same dollars are 880.00 euro.
        cash(id, CashDocument.Kind.REFUND, null, Money.parse("1100.00", "USD"), APRIL, null);
        var figures = figures(id);
        assertEquals(euro("880.00"), figures.refunds());
        assertEquals(euro("-120.00"), figures.exchange());
        assertEquals(euro("0.00"), figures.closing());
        holds(figures);
        As.system(
                () -> {
                    InContainer.service(Agreements.class).close(id, CONTROLLER);
                    return null;
                });
        exported(id, "exchange-refund-2010");
    }

    @Test
    void aRefundInParts() throws Exception {
        var id = agreement("1000.00", "EUR");
        receive(id, "1000.00", MARCH, Money.parse("1100.00", "USD"));
        for (var part : List.of("366.67", "366.67", "366.66")) {
            cash(id, CashDocument.Kind.REFUND, null, Money.parse(part, "USD"), APRIL, null);
        }
        var figures = figures(id);
        assertEquals(euro("0.00"), figures.closing());
        assertEquals(euro("1000.00"), figures.refunds().minus(figures.exchange()));
        holds(figures);
    }

    @Test
    void eachShareOfADocumentSeesWhatTheSharesBeforeItUsedUp() throws Exception {
        var id = agreement("2000.00", "EUR");
        receive(id, "1000.00", MARCH, Money.parse("1100.00", "USD"));
        pay(shared(id, "366.67", "366.67", "366.66"), APRIL, null);
        var all = figures(id);
        assertEquals(euro("0.00"), all.closing(), "all dollars are gone, and all they were worth");
        holds(all);
        receive(id, "500.00", MARCH, Money.parse("550.00", "USD"));
        receive(id, "500.00", MARCH, euro("500.00"));
        // At average cost 550.00 dollars are 500.00, and 250.00 more at 1.25 are 200.00.
        pay(shared(id, "400.00", "400.00"), APRIL, null);
        var more = figures(id);
        assertEquals(euro("-60.00"), more.exchange().minus(all.exchange()));
        holds(more);
    }

    /** A document in dollars of April that one contribution bears in several shares. */
    private CostDocumentId shared(ContributionId id, String... parts) throws Exception {
        var sum = Money.parse("0.00", "USD");
        var shares = new ArrayList<NewCostDocument.Share>();
        for (var part : parts) {
            var amount = Money.parse(part, "USD");
            sum = sum.plus(amount);
            shares.add(
                    new NewCostDocument.Share(
                            id,
                            event(),
                            CostCategory.VENUE,
                            "",
                            Beneficiary.PARTICIPANTS,
                            null,
                            null,
                            null,
                            amount,
                            null));
        }
        return stage.cost(
                new NewCostDocument(
                        CostKind.INVOICE,
                        "Supplier " + stage.code,
                        "SH-" + ++references,
                        APRIL,
                        sum,
                        shares));
    }

    @Test
    void anAdvancePaidAndRepaidAtOtherRatesIsSettledAndTheDifferenceStays() throws Exception {
        var id = fund("1000.00");
        var event = event();
        cash(
                id,
                CashDocument.Kind.ADVANCE,
                event,
                euro("100.00"),
                MARCH,
                Money.parse("121.00", "USD"));
        assertEquals(euro("-10.00"), figures(id).exchange(), "121.00 at 1.10 are 110.00");
        cash(
                id,
                CashDocument.Kind.ADVANCE_REPAID,
                event,
                euro("100.00"),
                APRIL,
                Money.parse("150.00", "USD"));
        var figures = figures(id);
        assertEquals(euro("10.00"), figures.exchange(), "and 150.00 at 1.25 are 120.00");
        assertEquals(euro("0.00"), figures.position().advances());
        holds(figures);
        assertEquals(
                "amount",
                refusedField(
                        () ->
                                cash(
                                        id,
                                        CashDocument.Kind.ADVANCE,
                                        event,
                                        Money.parse("10.00", "USD"),
                                        MARCH,
                                        null)));
    }

    @Test
    void anAgreementInYenWhoseMoneyIsInEuroComesOutToNothing() throws Exception {
        var id = agreement("1200000", "JPY");
        receive(id, "1200000", MARCH, euro("9800.00"));
        var event = event();
        pay(cost(id, event, euro("5000.00"), MARCH), APRIL, null);
        pay(cost(id, event, Money.parse("20000.00", "THB"), APRIL), APRIL, euro("490.00"));
        cash(id, CashDocument.Kind.REFUND, null, euro("4310.00"), APRIL, null);
        var figures = figures(id);
        assertEquals(Money.parse("1200000", "JPY"), figures.received());
        assertEquals(Money.parse("0", "JPY"), figures.closing());
        assertEquals(Money.parse("0", "JPY"), figures.position().owed());
        holds(figures);
        exported(id, "exchange-yen-2010");
    }

    private static void holds(StatementFigures figures) {
        var position = figures.position();
        assertEquals(
                figures.closing(),
                position.cash().plus(position.advances()).minus(position.owed()),
                "the balance is what there is");
    }

    private static List<String> told(ContributionOverdrawn refused) {
        return Stream.of(refused.arguments()).map(String::valueOf).skip(1).toList();
    }

    private static String refusedField(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(InvalidInput.class, act).field();
    }

    private ContributionId fund(String received) throws Exception {
        var id = stage.contribution(received, YEAR);
        stage.receive(id, received, MARCH);
        return id;
    }

    private ContributionId agreement(String agreed, String currency) throws Exception {
        return stage.contribution(
                Money.parse(agreed, currency), YEAR, ContributionTerms.FxMethod.MONTHLY);
    }

    private EventId event() throws Exception {
        return stage.event("-" + ++references, MARCH, MARCH);
    }

    private CostDocumentId cost(ContributionId id, Money amount, LocalDate on) throws Exception {
        return cost(id, event(), amount, on);
    }

    private CostDocumentId cost(ContributionId id, EventId event, Money amount, LocalDate on)
            throws Exception {
        return stage.cost(
                stage.document(
                        id, event, CostCategory.VENUE, Beneficiary.PARTICIPANTS, amount, on, null));
    }

    private static void pay(CostDocumentId cost, LocalDate on, Money banked) throws Exception {
        var costs = InContainer.service(CostDocuments.class);
        As.system(
                () -> {
                    costs.pay(cost, on, Optional.ofNullable(banked), OFFICER);
                    return null;
                });
    }

    private static void receive(ContributionId id, String amount, LocalDate on, Money banked)
            throws Exception {
        var agreements = InContainer.service(Agreements.class);
        var overview = InContainer.service(ContributionOverview.class);
        As.system(
                () -> {
                    var currency =
                            overview.detail(id, OFFICER).contribution().currency().toString();
                    var instalment =
                            agreements.schedule(id, on, Money.parse(amount, currency), OFFICER);
                    agreements.receive(instalment, on, Optional.ofNullable(banked), OFFICER);
                    return null;
                });
    }

    private void cash(
            ContributionId id,
            CashDocument.Kind kind,
            EventId event,
            Money amount,
            LocalDate on,
            Money banked)
            throws Exception {
        var documents = InContainer.service(CashDocuments.class);
        var entered =
                new NewCashDocument(
                        id,
                        kind,
                        event,
                        null,
                        "Somebody",
                        "REF-" + ++references,
                        on,
                        amount,
                        Optional.ofNullable(banked));
        As.system(
                () -> {
                    documents.approve(documents.enter(entered, OFFICER), CONTROLLER);
                    return null;
                });
    }

    private static List<String> entry(String kind, Object source) throws Exception {
        return FundingStage.texts(
                "select l.account || ' ' || l.amount_minor || ' ' || l.currency || ' ' || l.functional_minor"
                        + " from muster.journal_line l join muster.journal_entry e on e.id = l.entry_id where e.source_kind = '"
                        + kind
                        + "' and e.source_id = '"
                        + source
                        + "' order by l.line_no");
    }

    private static Money shown(ContributionId id) throws Exception {
        var overview = InContainer.service(ContributionOverview.class);
        return As.system(() -> overview.detail(id, OFFICER)).summary().uncommitted();
    }

    private static StatementFigures figures(ContributionId id) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        var overview = InContainer.service(StatementOverview.class);
        return As.system(
                () -> overview.figures(production.produce(id, YEAR, null, OFFICER).id(), OFFICER));
    }

    /** For the programs nobody here wrote, which re-perform the statement after the tests. */
    private static void exported(ContributionId id, String name) throws Exception {
        var exports = Path.of(System.getProperty("jboss.server.base.dir"), "../../exports");
        Files.createDirectories(exports);
        var production = InContainer.service(StatementProduction.class);
        var overview = InContainer.service(StatementOverview.class);
        var statement = As.system(() -> production.produce(id, YEAR, null, OFFICER)).id();
        for (var format :
                List.of(StatementFormat.JOURNAL, StatementFormat.BEANCOUNT, StatementFormat.IATI)) {
            var suffix =
                    format == StatementFormat.IATI
                            ? "xml"
                            : format.name().toLowerCase(java.util.Locale.ROOT);
            Files.write(
                    exports.resolve(name + "." + suffix),
                    As.system(() -> overview.rendering(statement, format, OFFICER)).content());
        }
    }
}
