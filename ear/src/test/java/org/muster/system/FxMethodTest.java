package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.event.EventId;
import org.muster.funding.Agreements;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionTerms.FxMethod;
import org.muster.funding.CostDocumentId;
import org.muster.funding.CostDocuments;
import org.muster.ledger.CostCategory;
import org.muster.ledger.LedgerKeeping;
import org.muster.ledger.RateMissing;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementId;
import org.muster.reporting.StatementOpensOtherwise;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;

/** Foreign amounts are told to a donor by the method agreed, with the rates that were used. */
@ArquillianTest
class FxMethodTest {
    private static final LocalDate MAY = LocalDate.of(2009, 5, 20);
    private static final LocalDate JUNE = LocalDate.of(2009, 6, 20);
    private static final LocalDate JULY = LocalDate.of(2009, 7, 20);
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2009, 1, 1), LocalDate.of(2009, 12, 31));
    private static final DateRange SPRING =
            new DateRange(LocalDate.of(2009, 5, 1), LocalDate.of(2009, 6, 30));
    private static final DateRange SUMMER =
            new DateRange(LocalDate.of(2009, 7, 1), LocalDate.of(2009, 7, 31));

    private static final DateRange IN_MAY =
            new DateRange(SPRING.from(), SPRING.from().plusDays(30));
    private static final DateRange IN_JUNE = new DateRange(LocalDate.of(2009, 6, 1), SPRING.to());
    private static final DateRange JUNE_AND_JULY = new DateRange(IN_JUNE.from(), SUMMER.to());

    private final FundingStage stage = new FundingStage();
    private EventId event;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(FxMethodTest.class, FundingStage.class);
    }

    @BeforeEach
    void rates() throws Exception {
        for (var rate :
                List.of(
                        "THB 5 39.4521",
                        "THB 6 41.4521",
                        "THB 7 50",
                        "JPY 5 120",
                        "JPY 6 130",
                        "JPY 7 120",
                        "USD 5 3",
                        "GBP 5 7")) {
            var parts = rate.split(" ");
            rate(parts[0], LocalDate.of(2009, Integer.parseInt(parts[1]), 1), parts[2]);
        }
        event = stage.event("-M", MAY, MAY);
    }

    @Test
    void everyLineIsConvertedByItselfAndNeverTheSum() throws Exception {
        var id = fund(euro("5000.00"), FxMethod.MONTHLY);
        for (var line = 0; line < 24; line++) {
            cost(id, Money.parse("5412.00", "THB"), MAY);
        }
        var figures = figures(produced(id, YEAR));
        assertEquals(euro("3292.32"), figures.spent());
        assertEquals(
                "3292.32",
                FundingStage.texts(
                                "select to_char(sum(functional_minor) / 100.0, 'FM99990.00') from muster.journal_line"
                                        + " where account = 'EXPENSE' and contribution_id = '"
                                        + id
                                        + "'")
                        .get(0));
    }

    @Test
    void twoRatesAreCrossedExactly() throws Exception {
        var id = fund(Money.parse("5000.00", "GBP"), FxMethod.TRANSACTION_DATE);
        cost(id, Money.parse("100.00", "USD"), MAY);
        var figures = figures(produced(id, YEAR));
        assertEquals(Money.parse("233.33", "GBP"), figures.spent());
        assertEquals(
                List.of("GBP 7", "USD 3"),
                rates(figures),
                "both rates are told, the crossing's too");
    }

    @Test
    void ofAPeriodTheAverageOfItsMonthsIsUsedAndTold() throws Exception {
        var id = fund(euro("5000.00"), FxMethod.PERIOD_AVERAGE);
        pay(cost(id, Money.parse("40452.10", "THB"), MAY), JUNE, euro("1020.00"));
        var spring = figures(certified(id, SPRING));
        assertEquals(euro("1000.00"), spring.spent(), "at 40.4521");
        assertEquals(euro("-20.00"), spring.exchange());
        assertEquals(List.of("THB 40.4521"), rates(spring));
        assertTrue(spring.rates().get(0).source().contains("average of 2 months"));
        assertEquals(spring.closing(), spring.position().cash());
        cost(id, Money.parse("5000.00", "THB"), JULY);
        var summer = figures(produced(id, SUMMER));
        assertEquals(spring.closing(), summer.opening());
        assertEquals(euro("100.00"), summer.spent());
        assertEquals(List.of("THB 50"), rates(summer));
        assertEquals(euro("100.00"), summer.position().owed());
    }

    @Test
    void aMonthWithoutARateRefusesTheAverageByCurrencyAndDay() throws Exception {
        var id = fund(euro("5000.00"), FxMethod.PERIOD_AVERAGE);
        cost(id, Money.parse("40452.10", "THB"), MAY);
        var refused = assertThrows(RateMissing.class, () -> produced(id, YEAR));
        assertEquals(
                List.of("THB", "2009-01-01", "UNORE"),
                java.util.stream.Stream.of(refused.arguments()).map(String::valueOf).toList());
    }

    @Test
    void byTheMoneyReceivedTheColumnAddsUpToWhatTheDonorPaid() throws Exception {
        var id = fund(Money.parse("2000000", "JPY"), FxMethod.WEIGHTED_RECEIPT);
        receive(id, "1000000", MAY, euro("8000.00"));
        receive(id, "1000000", MAY, euro("8100.00"));
        for (var part : List.of("2683.33", "2683.33", "2683.34", "2683.33", "2683.33")) {
            pay(cost(id, euro(part), JUNE), JUNE, null);
        }
        var one = certified(id, SPRING);
        var spring = figures(one);
        assertEquals(yen("2000000"), spring.received());
        assertEquals(yen("0"), spring.exchange());
        assertEquals(
                spring.spent(),
                spring.lines().stream()
                        .filter(line -> line.section().equals("EXPENDITURE"))
                        .map(StatementFigures.Line::reporting)
                        .reduce(yen("0"), Money::plus));
        assertEquals(yen("1666666"), spring.spent(), "13416.66 of 16100.00");
        assertEquals(List.of("JPY 124.2236024845"), rates(spring));
        pay(cost(id, euro("2683.34"), JULY), JULY, null);
        var summer = figures(produced(id, SUMMER));
        assertEquals(spring.closing(), summer.opening());
        assertEquals(yen("0"), summer.closing(), "all of it is spent, to the last yen");
        assertEquals(yen("0"), summer.position().cash());
        assertEquals(yen("2000000"), spring.spent().plus(summer.spent()));
        var csv = new String(rendering(one, StatementFormat.CSV), StandardCharsets.UTF_8);
        assertTrue(csv.contains("2683.34,,,2683.34,JPY,"), csv);
    }

    @Test
    void aThirdCurrencyIsToldByTheMoneyReceivedToo() throws Exception {
        var id = fund(Money.parse("1000000", "JPY"), FxMethod.WEIGHTED_RECEIPT);
        receive(id, "1000000", MAY, euro("8000.00"));
        pay(cost(id, Money.parse("39452.10", "THB"), MAY), MAY, euro("1010.00"));
        pay(cost(id, euro("6990.00"), MAY), MAY, null);
        var figures = figures(produced(id, SPRING));
        assertEquals(yen("998750"), figures.spent(), "1000.00 and 6990.00 at 125");
        assertEquals(yen("-1250"), figures.exchange(), "and 10.00 that the bank took more");
        assertEquals(yen("0"), figures.closing());
        assertEquals(List.of("JPY 125", "THB 39.4521"), rates(figures));
    }

    @Test
    @Tag("F31")
    void draftsAndPeriodsThatOverlapChangeNoAverage() throws Exception {
        draftsAndPeriodsThatOverlapChangeNothing(FxMethod.PERIOD_AVERAGE);
    }

    @Test
    @Tag("F31")
    void draftsAndPeriodsThatOverlapChangeNoRateOfReceipts() throws Exception {
        draftsAndPeriodsThatOverlapChangeNothing(FxMethod.WEIGHTED_RECEIPT);
    }

    private void draftsAndPeriodsThatOverlapChangeNothing(FxMethod method) throws Exception {
        var forth = filled(method);
        produced(forth, IN_MAY);
        produced(forth, SPRING);
        var drafted = told(figures(produced(forth, SUMMER)));
        var back = filled(method);
        assertEquals(drafted, told(figures(produced(back, SUMMER))));
        produced(back, JUNE_AND_JULY);
        var closed = figures(certified(back, SPRING));
        certified(back, IN_MAY);
        var opened = figures(produced(back, SUMMER));
        assertEquals(List.of(SPRING), opened.boundBy());
        certified(forth, SPRING);
        assertEquals(told(opened), told(figures(produced(forth, SUMMER))));
        assertEquals(closed.closing(), opened.opening());
        assertEquals(
                balances(closed, List.of("OPENING", "RECEIVED", "EXCHANGE", "EXPENDITURE")),
                balances(opened, List.of("OPENING")));
    }

    @Test
    @Tag("F31")
    void whatWasCertifiedBeforeItsPeriodsWereKeptBindsByAllThatWereThereThen() throws Exception {
        var id = filled(FxMethod.PERIOD_AVERAGE);
        produced(id, IN_MAY);
        var june = figures(asFormerlyFrozen(produced(id, IN_JUNE)));
        produced(id, SPRING);
        var summer = figures(produced(id, SUMMER));
        assertEquals(List.of(IN_MAY, IN_JUNE), summer.boundBy());
        assertEquals(null, june.boundBy());
    }

    @Test
    @Tag("F31")
    void aStatementIsCertifiedOnlyIfItOpensWithWhatWasCertifiedTheDayBefore() throws Exception {
        var id = fund(euro("5000.00"), FxMethod.MONTHLY);
        cost(id, euro("100.00"), MAY);
        certified(id, SPRING);
        cost(id, euro("10.00"), JUNE);
        var summer = produced(id, SUMMER);
        var refused = assertThrows(StatementOpensOtherwise.class, () -> certify(summer));
        assertEquals(
                List.of("EUR 4890.00", "2009-06-30", "EUR 4900.00"),
                Stream.of(refused.arguments()).map(String::valueOf).toList());
        certified(id, SPRING);
        certify(summer);
        assertEquals(euro("4890.00"), figures(summer).opening());
    }

    /** Costs in each of three months, at rates that differ by how the months are put together. */
    private ContributionId filled(FxMethod method) throws Exception {
        var id = fund(Money.parse("2000000", "JPY"), method);
        if (method == FxMethod.WEIGHTED_RECEIPT) {
            receive(id, "900000", MAY, euro("8000.00"));
            receive(id, "1100000", JUNE, euro("8100.00"));
        }
        pay(cost(id, euro("2683.33"), MAY), MAY, null);
        pay(cost(id, Money.parse("40452.10", "THB"), JUNE), JUNE, euro("1020.00"));
        pay(cost(id, euro("2683.35"), JULY), JULY, null);
        return id;
    }

    /** What each line is told as, whatever its document is called. */
    private static List<String> told(StatementFigures figures) {
        return figures.lines().stream()
                .map(line -> line.section() + " " + line.amount() + " as " + line.reporting())
                .sorted()
                .toList();
    }

    /** By the currency posted in and the category. */
    private static Map<String, Long> balances(StatementFigures figures, List<String> sections) {
        var sums = new TreeMap<String, Long>();
        for (var line : figures.lines()) {
            if (sections.contains(line.section())) {
                var isOut = line.section().equals("EXPENDITURE");
                sums.merge(
                        line.amount().currency() + " " + line.category(),
                        isOut ? -line.reporting().minor() : line.reporting().minor(),
                        Long::sum);
            }
        }
        return sums;
    }

    /** Certified, in the text that was frozen before the periods were kept with it. */
    private static StatementId asFormerlyFrozen(StatementId draft) throws Exception {
        var former = StatementId.next();
        FundingStage.run(
                """
                insert into muster.donor_statement (id, version, contribution_id, period_from, period_to,
                    statement_version, state, figures, sha256, produced_by, produced_at, certified_by, certified_at)
                select ?, 0, contribution_id, period_from, period_to, 2, 'CERTIFIED',
                       regexp_replace(replace(figures, '"format":4', '"format":3'), '"boundBy":\\[[^]]*\\],', ''),
                       sha256, produced_by, produced_at, 'controller', now()
                  from muster.donor_statement where id = ?""",
                former.value(),
                draft.value());
        return former;
    }

    @Test
    void aRateOfNothingAndACurrencyWithoutAMinorUnitAreRefusedByTheirField() {
        assertEquals("perEuro", refusedField(() -> rate("THB", MAY, "0")));
        assertEquals("currency", refusedField(() -> rate("XDR", MAY, "1.2")));
        assertEquals("currency", refusedField(() -> rate("UYW", MAY, "1.2")));
        assertEquals("currency", refusedField(() -> Money.parse("1", "XDR")));
        assertEquals("currency", refusedField(() -> Money.parse("1", "UYW")));
    }

    private static String refusedField(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(InvalidInput.class, act).field();
    }

    private static Money yen(String amount) {
        return Money.parse(amount, "JPY");
    }

    private static List<String> rates(StatementFigures figures) {
        return figures.rates().stream()
                .map(
                        rate ->
                                rate.currency()
                                        + " "
                                        + rate.perEuro().stripTrailingZeros().toPlainString())
                .toList();
    }

    private static void rate(String currency, LocalDate from, String perEuro) throws Exception {
        As.system(
                () -> {
                    InContainer.service(LedgerKeeping.class)
                            .recordRate(currency, from, new BigDecimal(perEuro), "UNORE", OFFICER);
                    return null;
                });
    }

    /** With all of its money where that is in euro or pounds; yen are received by each test. */
    private ContributionId fund(Money agreed, FxMethod method) throws Exception {
        var id = stage.contribution(agreed, YEAR, method);
        if (method != FxMethod.WEIGHTED_RECEIPT) {
            receive(id, agreed.decimal().toPlainString(), SPRING.from(), null);
        }
        return id;
    }

    private static void receive(ContributionId id, String amount, LocalDate on, Money banked)
            throws Exception {
        var agreements = InContainer.service(Agreements.class);
        var currency =
                FundingStage.texts(
                                "select currency from muster.contribution where id = '" + id + "'")
                        .get(0);
        As.system(
                () -> {
                    var instalment =
                            agreements.schedule(id, on, Money.parse(amount, currency), OFFICER);
                    agreements.receive(instalment, on, Optional.ofNullable(banked), OFFICER);
                    return null;
                });
    }

    private CostDocumentId cost(ContributionId id, Money amount, LocalDate on) throws Exception {
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

    private static StatementId certified(ContributionId id, DateRange period) throws Exception {
        var statement = produced(id, period);
        certify(statement);
        return statement;
    }

    private static void certify(StatementId statement) throws Exception {
        As.system(
                () -> {
                    InContainer.service(StatementProduction.class).certify(statement, CONTROLLER);
                    return null;
                });
    }

    private static StatementId produced(ContributionId id, DateRange period) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        return As.system(() -> production.produce(id, period, null, OFFICER)).id();
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
}
