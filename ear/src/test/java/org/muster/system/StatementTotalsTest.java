package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.event.EventId;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionTerms;
import org.muster.ledger.CostCategory;
import org.muster.ledger.LedgerKeeping;
import org.muster.reporting.Rendering;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementFigures.Line;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementId;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.reporting.StatementProduction.Produced;
import org.muster.shared.DateRange;
import org.muster.shared.Money;
import org.w3c.dom.NodeList;

/**
 * Whatever the statement of a contribution is read from, it tells the same totals. The costs are
 * made up from a seed, over several events, categories and currencies; a failure prints the seed.
 */
@ArquillianTest
class StatementTotalsTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2008, 1, 1), LocalDate.of(2008, 12, 31));
    private static final DateRange SPRING = new DateRange(YEAR.from(), LocalDate.of(2008, 6, 30));
    private static final DateRange AUTUMN = new DateRange(LocalDate.of(2008, 7, 1), YEAR.to());
    private static final Map<String, String> RATES =
            Map.of("THB", "48.3271", "JPY", "157.4", "KWD", "0.401234");
    private static final List<CostCategory> CATEGORIES =
            List.of(
                    CostCategory.AIR,
                    CostCategory.DSA,
                    CostCategory.VENUE,
                    CostCategory.INTERP,
                    CostCategory.MATERIAL);
    private static final Pattern AMOUNT = Pattern.compile("(.*?) (-?[\\d,]+\\.\\d\\d)");

    private final FundingStage stage = new FundingStage();
    private final long seed = 20_120_528L;
    private final Random random = new Random(seed);
    private final List<EventId> events = new ArrayList<>();

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(
                StatementTotalsTest.class, FundingStage.class, WorkbookCells.class, Totals.class);
    }

    /** What a reading of a statement adds up to. */
    private record Totals(BigDecimal received, BigDecimal spent, BigDecimal closing) {
        private Totals plus(Totals other) {
            return new Totals(
                    received.add(other.received),
                    spent.add(other.spent),
                    closing.add(other.closing));
        }
    }

    @Test
    void f32PaperWorkbookLinesActivitiesAndJournalTellTheSameTotals() throws Exception {
        var statement = produced(generated(), YEAR).id();
        var figures = figures(statement);
        var told =
                new Totals(
                        figures.received().decimal(),
                        figures.spent().decimal(),
                        figures.closing().decimal());
        assertEquals(told, paper(text(rendering(statement, StatementFormat.PDF))), seeded());
        assertEquals(told, workbook(rendering(statement, StatementFormat.XLSX)), seeded());
        assertEquals(told, lines(rendering(statement, StatementFormat.CSV)), seeded());
        assertEquals(told, activities(statement), seeded());
        assertEquals(told, journal(rendering(statement, StatementFormat.JOURNAL)), seeded());
    }

    @Test
    void f32TheStatementsOfAFundsContributionsMakeTheFund() throws Exception {
        var fund = List.of(generated(), generated(), generated());
        var sum = new Totals(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        for (var id : fund) {
            sum = sum.plus(workbook(rendering(produced(id, YEAR).id(), StatementFormat.XLSX)));
        }
        assertEquals(
                new Totals(
                        booked("'INCOME_CONTRIBUTION'").negate(),
                        booked("'EXPENSE'"),
                        booked("'INCOME_CONTRIBUTION', 'EXPENSE'").negate()),
                sum,
                seeded());
    }

    /** What the ledger holds of all contributions of this fund, in euro. */
    private BigDecimal booked(String accounts) throws Exception {
        var minor =
                FundingStage.number(
                        """
                        select sum(l.functional_minor) from muster.journal_line l
                          join muster.contribution c on c.id = l.contribution_id
                         where c.title = ? and l.account in ("""
                                + accounts
                                + ")",
                        "Fund " + stage.code);
        return BigDecimal.valueOf(minor, 2);
    }

    @Test
    void f31APeriodOpensPerCategoryAndCurrencyWithWhatTheLastOneClosedWith() throws Exception {
        var id = generated();
        var first = figures(produced(id, SPRING).id());
        var second = figures(produced(id, AUTUMN).id());
        assertEquals(first.closing(), second.opening(), seeded());
        var closed = held(first.lines(), line -> true);
        assertEquals(closed, held(second.lines(), line -> line.section().equals("OPENING")));
        assertTrue(closed.size() > CATEGORIES.size(), "several currencies a category: " + closed);
        assertEquals(
                held(figures(produced(id, YEAR).id()).lines(), line -> true),
                held(second.lines(), line -> true),
                seeded());
    }

    /** What the lines leave per category and currency, as posted and as reported. */
    private static Map<String, String> held(
            List<Line> lines, java.util.function.Predicate<Line> wanted) {
        var posted = new TreeMap<String, Money>();
        var reported = new TreeMap<String, Money>();
        for (var line : lines.stream().filter(wanted).toList()) {
            var isOut = line.section().equals("EXPENDITURE") || line.section().equals("REFUND");
            var key = line.category() + " " + line.amount().currency();
            var amount = isOut ? line.amount().negated() : line.amount();
            var reporting = isOut ? line.reporting().negated() : line.reporting();
            posted.merge(key, amount, Money::plus);
            reported.merge(key, reporting, Money::plus);
        }
        var held = new TreeMap<String, String>();
        posted.forEach((key, amount) -> held.put(key, amount + " = " + reported.get(key)));
        return held;
    }

    @Test
    void f33ShownRowsAddUpToTheShownTotalAndSharesToOneHundred() throws Exception {
        var id = generated();
        for (var member : List.of("FR", "JP", "BR")) {
            var person = stage.person("F");
            stage.participation(events.get(0), person, "PARTICIPANT", "SPONSORED", member);
            stage.present(events.get(0), person, LocalDate.of(2008, 3, 10));
        }
        var statement = produced(id, YEAR).id();
        var shown = rows(text(rendering(statement, StatementFormat.PDF)));
        var names = List.copyOf(shown.keySet());
        var first = names.indexOf("Total available") + 1;
        var last = names.indexOf("Total expenditure");
        assertTrue(last - first > CATEGORIES.size(), names.toString());
        assertEquals(
                shown.get("Total expenditure"),
                names.subList(first, last).stream().map(shown::get).reduce(BigDecimal::add).get(),
                seeded());
        var shares =
                found(statement, "//iati-activity[@hierarchy=1]/recipient-country/@percentage");
        assertEquals(3, shares.size());
        assertEquals(new BigDecimal("100.00"), sum(shares));
        var cells = WorkbookCells.of(rendering(statement, StatementFormat.XLSX).content());
        assertEquals(
                number(cells.get("Statement"), "Total expenditure"),
                sum(cells.get("Events").stream().skip(1).map(row -> row.get(13)).toList()),
                "every cost is of an event");
    }

    @Test
    void f30AVersionIsServedAndPrintedAgainTheSameAfterCorrectionsAndAnErasure() throws Exception {
        var id = generated();
        var person = stage.person("F");
        stage.participation(events.get(0), person, "PARTICIPANT", "SPONSORED", "FR");
        stage.present(events.get(0), person, LocalDate.of(2008, 3, 10));
        var first = produced(id, YEAR);
        assertFalse(produced(id, YEAR).isNew(), "unchanged inputs make no version");
        var before = new TreeMap<StatementFormat, byte[]>();
        for (var format : StatementFormat.values()) {
            before.put(format, rendering(first.id(), format).content());
        }
        spend(id, random.nextInt(5), euro("17.03"));
        FundingStage.run(
                "update muster.person set family_name = '', given_name = '', erased_at = now() where id = ?",
                person);
        assertEquals(2, produced(id, YEAR).version());
        for (var format : StatementFormat.values()) {
            var served = rendering(first.id(), format).content();
            assertArrayEquals(before.get(format), served, format + " as served");
            same(format, served, reprinted(first.id(), format));
        }
        var second =
                WorkbookCells.of(
                        rendering(produced(id, YEAR).id(), StatementFormat.XLSX).content());
        assertTrue(second.containsKey("Differences"), second.keySet().toString());
    }

    private void same(StatementFormat format, byte[] served, byte[] again) throws Exception {
        switch (format) {
            case PDF -> assertEquals(text(served), text(again));
            case XLSX -> assertEquals(WorkbookCells.of(served), WorkbookCells.of(again));
            case CSV, IATI, JOURNAL, BEANCOUNT ->
                    assertArrayEquals(served, again, format + " printed again");
        }
    }

    private static Totals paper(String text) {
        var rows = rows(text);
        return new Totals(
                rows.get("Contributions received"),
                rows.get("Total expenditure"),
                rows.get("Closing balance"));
    }

    /** The rows of the first table: what stands before an amount, and the amount. */
    private static Map<String, BigDecimal> rows(String text) {
        var rows = new java.util.LinkedHashMap<String, BigDecimal>();
        text.lines()
                .map(AMOUNT::matcher)
                .filter(java.util.regex.Matcher::matches)
                .forEach(
                        row ->
                                rows.putIfAbsent(
                                        row.group(1),
                                        new BigDecimal(row.group(2).replace(",", ""))));
        return rows;
    }

    private static Totals workbook(Rendering rendering) throws Exception {
        var cells = WorkbookCells.of(rendering.content());
        var statement = cells.get("Statement");
        var spent = number(statement, "Total expenditure");
        var lines = cells.get("Lines");
        assertEquals(
                spent,
                sum(
                        lines.stream()
                                .filter(row -> row.get(0).equals("EXPENDITURE"))
                                .map(row -> row.get(15))
                                .toList()));
        return new Totals(
                number(statement, "Contributions received"),
                spent,
                number(statement, "Closing balance"));
    }

    private static BigDecimal number(List<List<String>> rows, String name) {
        return rows.stream()
                .filter(row -> !row.isEmpty() && row.get(0).equals(name))
                .map(row -> new BigDecimal(row.get(1)).setScale(2))
                .findFirst()
                .orElseThrow();
    }

    private static Totals lines(Rendering rendering) throws IOException {
        var sums = new TreeMap<String, BigDecimal>();
        var text = new String(rendering.content(), StandardCharsets.UTF_8);
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (var row : rows) {
                var amount = new BigDecimal(row.getField("amount_reporting"));
                sums.merge(row.getField("section"), amount, BigDecimal::add);
            }
        }
        var received = sums.get("RECEIVED");
        var spent = sums.get("EXPENDITURE");
        return new Totals(received, spent, received.subtract(spent));
    }

    private Totals activities(StatementId statement) throws Exception {
        var received =
                sum(found(statement, "//transaction[transaction-type/@code=1]/value/text()"));
        var spent =
                sum(
                        found(
                                statement,
                                "//transaction[transaction-type/@code=4]"
                                        + "[not(disbursement-channel/@code=3 or disbursement-channel/@code=4)]/value/text()"));
        return new Totals(received, spent, received.subtract(spent));
    }

    private static Totals journal(Rendering rendering) {
        var received = BigDecimal.ZERO;
        var spent = BigDecimal.ZERO;
        var closing = BigDecimal.ZERO;
        for (var line : new String(rendering.content(), StandardCharsets.UTF_8).split("\n")) {
            var cells = line.strip().split(" {2,}");
            if (cells[0].startsWith("income:received:")) {
                received = received.subtract(cost(cells[1]));
            } else if (cells[0].startsWith("expenses:")) {
                spent = spent.add(cost(cells[1]));
            } else if (line.contains(" = ")) {
                closing = amount(cells[1].replaceAll(".* = ", ""));
            }
        }
        return new Totals(received, spent, closing);
    }

    /** In euro: at the total cost where it was posted in something else. */
    private static BigDecimal cost(String posting) {
        var parts = posting.split(" @@ ");
        var posted = amount(parts[0]);
        return parts.length == 1 || posted.signum() >= 0
                ? amount(parts[parts.length - 1])
                : amount(parts[1]).negate();
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text.split(" ")[0]);
    }

    private List<String> found(StatementId statement, String path) throws Exception {
        var document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(
                                new ByteArrayInputStream(
                                        rendering(statement, StatementFormat.IATI).content()));
        var nodes =
                (NodeList)
                        XPathFactory.newInstance()
                                .newXPath()
                                .evaluate(path, document, XPathConstants.NODESET);
        return Stream.iterate(0, at -> at < nodes.getLength(), at -> at + 1)
                .map(at -> nodes.item(at).getNodeValue())
                .toList();
    }

    private static BigDecimal sum(List<String> numbers) {
        assertNotEquals(List.of(), numbers, "there is something to add up");
        return numbers.stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2);
    }

    /** A contribution with two instalments and costs in four currencies over three events. */
    private ContributionId generated() throws Exception {
        rates();
        while (events.size() < 3) {
            var day = LocalDate.of(2008, 3 + 4 * events.size() % 10, 10);
            events.add(stage.event("-" + events.size(), day, day.plusDays(2)));
        }
        var id = stage.contribution("900000.00", YEAR, ContributionTerms.Basis.ACCRUAL, 733);
        stage.receive(id, "400000.00", LocalDate.of(2008, 1, 15));
        stage.receive(id, "300000.07", LocalDate.of(2008, 8, 15));
        for (var at = 0; at < 25; at++) {
            spend(id, at, amount(at));
        }
        return id;
    }

    private void spend(ContributionId id, int at, Money amount) throws Exception {
        stage.cost(
                stage.document(
                        id,
                        events.get(at % events.size()),
                        CATEGORIES.get(at % CATEGORIES.size()),
                        Beneficiary.PARTICIPANTS,
                        amount,
                        YEAR.from().plusDays(30 + random.nextInt(320)),
                        null));
    }

    private Money amount(int at) {
        return switch (at % 4) {
            case 0 -> Money.of(random.nextLong(1, 900_000), "EUR");
            case 1 -> Money.of(random.nextLong(1, 40_000_000), "THB");
            case 2 -> Money.of(random.nextLong(1, 1_000_000), "JPY");
            default -> Money.of(random.nextLong(1, 3_000_000), "KWD");
        };
    }

    private static void rates() throws Exception {
        var keeping = InContainer.service(LedgerKeeping.class);
        for (var rate : RATES.entrySet()) {
            for (var month = YEAR.from(); month.isBefore(YEAR.to()); month = month.plusMonths(1)) {
                var of = month;
                As.system(
                        () -> {
                            keeping.recordRate(
                                    rate.getKey(),
                                    of,
                                    new BigDecimal(rate.getValue()),
                                    "UNORE",
                                    OFFICER);
                            return null;
                        });
            }
        }
    }

    private String seeded() {
        return "seed " + seed;
    }

    private static Produced produced(ContributionId id, DateRange period) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        return As.system(() -> production.produce(id, period, (UUID) null, OFFICER));
    }

    private static StatementFigures figures(StatementId statement) throws Exception {
        var overview = InContainer.service(StatementOverview.class);
        return As.system(() -> overview.figures(statement, OFFICER));
    }

    private static Rendering rendering(StatementId statement, StatementFormat format)
            throws Exception {
        var overview = InContainer.service(StatementOverview.class);
        return As.system(() -> overview.rendering(statement, format, OFFICER));
    }

    private static byte[] reprinted(StatementId statement, StatementFormat format)
            throws Exception {
        var overview = InContainer.service(StatementOverview.class);
        return As.system(() -> overview.reprint(statement, format, OFFICER)).content();
    }

    private static String text(Rendering rendering) throws IOException {
        return text(rendering.content());
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
        }
    }
}
