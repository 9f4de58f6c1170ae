package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionTerms.FxMethod;
import org.muster.ledger.CostCategory;
import org.muster.ledger.LedgerKeeping;
import org.muster.ledger.Rate;
import org.muster.ledger.RateFile;
import org.muster.ledger.RateMissing;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;

/**
 * Rates stand source by source: the books are kept at the operational ones, an average is made of
 * those agreed, and none is ever taken in place of another.
 */
@ArquillianTest
class RateSourceTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2008, 1, 1), LocalDate.of(2008, 12, 31));
    private static final DateRange SPRING =
            new DateRange(LocalDate.of(2008, 5, 1), LocalDate.of(2008, 6, 30));
    private static final LocalDate MAY = LocalDate.of(2008, 5, 1);

    private final FundingStage stage = new FundingStage();
    private int events;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(RateSourceTest.class, FundingStage.class);
    }

    @Test
    void aSourceSaysOneNumberOfADayAndAnotherSourceStandsBesideIt() throws Exception {
        rate("MUR", MAY, "40", "UNORE");
        rate("MUR", MAY, "41", "InforEuro");
        rate("MUR", MAY, "40.0", "unore");
        var refused = assertThrows(InvalidInput.class, () -> rate("MUR", MAY, "40.5", "inforeuro"));
        assertEquals("perEuro", refused.field());
        assertEquals(
                List.of("INFOREURO 41.0000000000", "UNORE 40.0000000000"), recorded("MUR", null));
        assertEquals(List.of("INFOREURO 41.0000000000"), recorded("MUR", "InforEuro"));
        var file =
                imported(
                        """
                        currency,valid from,units per euro,source
                        MUR,2008-05-01,40,UNORE
                        MUR,2008-05-01,42,UNORE
                        MUR,2008-05-01,43,Bank
                        """);
        assertEquals(List.of(1, 1, 1), List.of(file.added(), file.known(), file.errors().size()));
    }

    @Test
    void theBooksAreKeptAtTheOperationalRatesAndNoOtherSourceStandsIn() throws Exception {
        var id = fund(FxMethod.MONTHLY, null);
        rate("BWP", MAY, "10", "INFOREURO");
        var refused = assertThrows(RateMissing.class, () -> cost(id, "BWP", MAY));
        assertEquals(
                List.of("BWP", "2008-05-01", "UNORE"),
                Stream.of(refused.arguments()).map(String::valueOf).toList());
        rate("BWP", MAY, "12.5", "UNORE");
        cost(id, "BWP", MAY);
        assertEquals(List.of("12.5000000000 UNORE"), booked(id, "BWP"));
    }

    @Test
    void anAverageIsMadeOfTheRatesOfTheSourceAgreedAndTheStatementNamesIt() throws Exception {
        var id = fund(FxMethod.PERIOD_AVERAGE, "InforEuro");
        rate("SCR", MAY, "20", "UNORE");
        rate("SCR", MAY, "24", "INFOREURO");
        rate("SCR", MAY.plusMonths(1), "21", "UNORE");
        cost(id, "SCR", MAY);
        var refused = assertThrows(RateMissing.class, () -> produced(id));
        assertEquals(
                List.of("SCR", "2008-06-01", "INFOREURO"),
                Stream.of(refused.arguments()).map(String::valueOf).toList());
        rate("SCR", MAY.plusMonths(1), "26", "INFOREURO");
        var statement = produced(id);
        var figures =
                As.system(
                        () ->
                                InContainer.service(StatementOverview.class)
                                        .figures(statement, OFFICER));
        assertEquals(euro("40.00"), figures.spent(), "1000.00 at 25");
        var used = figures.rates().get(0);
        assertEquals(0, used.perEuro().compareTo(new BigDecimal("25")));
        assertTrue(used.source().startsWith("INFOREURO"), used.source());
        assertEquals(List.of("20.0000000000 UNORE"), booked(id, "SCR"), "what was booked stays");
        var csv =
                As.system(
                        () ->
                                InContainer.service(StatementOverview.class)
                                        .rendering(statement, StatementFormat.CSV, OFFICER)
                                        .content());
        assertTrue(new String(csv, StandardCharsets.UTF_8).contains(",20,UNORE,"));
    }

    @Test
    void onlyAnAverageNamesItsSource() {
        var refused = assertThrows(InvalidInput.class, () -> fund(FxMethod.MONTHLY, "INFOREURO"));
        assertEquals("rateSource", refused.field());
    }

    /** An installation that wrote something else, or nothing, where rates have their source. */
    @Test
    void ratesRecordedBeforeSourcesWereToldApartStayThoseOfTheBooks() throws Exception {
        var id = fund(FxMethod.MONTHLY, null);
        for (var before : List.of("NAD UN", "LSL ")) {
            var parts = before.split(" ", -1);
            FundingStage.run(
                    "insert into muster.exchange_rate values (?, ?, 10, ?, true)",
                    parts[0],
                    MAY,
                    parts[1]);
            rate(parts[0], MAY, "11", "INFOREURO");
            rate(parts[0], MAY, "10", "UNORE");
            var refused =
                    assertThrows(InvalidInput.class, () -> rate(parts[0], MAY, "12", "UNORE"));
            assertEquals("perEuro", refused.field());
            cost(id, parts[0], MAY);
            assertEquals(List.of("10.0000000000 " + parts[1]), booked(id, parts[0]));
        }
    }

    private ContributionId fund(FxMethod method, String source) throws Exception {
        var id = stage.contribution(euro("5000.00"), YEAR, method, source);
        stage.receive(id, "5000.00", YEAR.from());
        return id;
    }

    /** A cost of 1,000.00 in the currency. */
    private void cost(ContributionId id, String currency, LocalDate on) throws Exception {
        stage.cost(
                stage.document(
                        id,
                        stage.event("-" + ++events, on, on),
                        CostCategory.VENUE,
                        Beneficiary.PARTICIPANTS,
                        Money.parse("1000.00", currency),
                        on,
                        null));
    }

    private static org.muster.reporting.StatementId produced(ContributionId id) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        return As.system(() -> production.produce(id, SPRING, null, OFFICER).id());
    }

    private static void rate(String currency, LocalDate from, String perEuro, String source)
            throws Exception {
        As.system(
                () -> {
                    InContainer.service(LedgerKeeping.class)
                            .recordRate(currency, from, new BigDecimal(perEuro), source, OFFICER);
                    return null;
                });
    }

    private static RateFile.Imported imported(String file) throws Exception {
        var keeping = InContainer.service(LedgerKeeping.class);
        return As.system(() -> keeping.importRates(file.getBytes(StandardCharsets.UTF_8), OFFICER));
    }

    private static List<String> recorded(String currency, String source) throws Exception {
        var keeping = InContainer.service(LedgerKeeping.class);
        List<Rate> rates =
                As.system(() -> keeping.rates(Money.currency(currency), null, source, 0, 50));
        return rates.stream().map(each -> each.source() + " " + each.perEuro()).toList();
    }

    /** The rates at which lines of the contribution in the currency stand in the books. */
    private static List<String> booked(ContributionId id, String currency) throws Exception {
        return FundingStage.texts(
                "select distinct per_euro || ' ' || rate_source from muster.journal_line where contribution_id = '%s' and currency = '%s'"
                        .formatted(id, currency));
    }
}
