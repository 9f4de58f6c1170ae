package org.muster.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.ledger.CostCategory;
import org.muster.reporting.StatementFigures.Agreement;
import org.muster.reporting.StatementFigures.EuHeading;
import org.muster.reporting.StatementFigures.Expenditure;
import org.muster.reporting.StatementFigures.InKind;
import org.muster.reporting.StatementFigures.Line;
import org.muster.reporting.StatementFigures.Position;
import org.muster.reporting.StatementFigures.Reached;
import org.muster.shared.DateRange;
import org.muster.shared.Money;
import org.muster.shared.Paper;
import org.muster.shared.PdfUa;

/** The annex tells the statement's own figures under other headings, and no figure more. */
class EuAnnexTest {
    private static final Path OUT = Path.of("target", "statement");
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));
    private static final List<EuHeading> HEADINGS =
            List.of(
                    new EuHeading("EXPERT", "A.1"),
                    new EuHeading("AIR", "A.2"),
                    new EuHeading("DSA", "A.2"),
                    new EuHeading("VENUE", "A.5"),
                    new EuHeading("PSC", "A.6"));

    @Test
    void eachKindOfCostStandsUnderItsHeadingByCurrency() {
        var annex =
                EuAnnex.of(
                        figures(
                                "EU",
                                line("AIR", euro(7_000), euro(7_000)),
                                line("DSA", Money.of(40_000, "THB"), euro(1_000)),
                                line("DSA", Money.of(80_000, "THB"), euro(2_000)),
                                line("DSA", euro(500), euro(500)),
                                line("VENUE", euro(100), euro(100)),
                                line("PSC", euro(742), euro(742)),
                                line("OTHER", euro(30), euro(30))));
        assertEquals(
                List.of(
                        "A.2 AIR EUR 70.00 70.00",
                        "A.2 DSA EUR 5.00 5.00",
                        "A.2 DSA THB 1200.00 30.00",
                        "A.5 VENUE EUR 1.00 1.00",
                        "A.6 PSC EUR 7.42 7.42"),
                annex.eligible().stream().map(EuAnnexTest::told).toList());
        assertEquals(
                List.of(" OTHER EUR 0.30 0.30"),
                annex.notEligible().stream().map(EuAnnexTest::told).toList());
        assertEquals(euro(10_500), annex.subtotal("A.2"));
        assertEquals(List.of("A.2", "A.5", "A.6"), annex.headings());
    }

    @Test
    void whatIsAboveSevenPerCentOfTheDirectCostIsNotEligible() {
        var annex =
                EuAnnex.of(
                        figures(
                                "EU",
                                line("AIR", euro(10_050), euro(10_050)),
                                line("PSC", euro(1_000), euro(1_000))));
        assertEquals(euro(704), annex.subtotal("A.6"), "7.035 rounded half up");
        assertEquals(euro(296), annex.notEligibleTotal());
        assertEquals(euro(11_050), annex.total());
    }

    @Test
    void aStatementByTheHousesTemplateHasNone() {
        assertNull(EuAnnex.of(figures("HOUSE", line("AIR", euro(1), euro(1)))));
    }

    @Test
    @Tag("F32")
    void itsTotalsAreTheStatementsWhateverWasPosted() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var round = 0; round < 500; round++) {
            var lines = new ArrayList<Line>();
            for (var at = random.nextInt(20); at > 0; at--) {
                var category =
                        CostCategory.values()[random.nextInt(CostCategory.values().length)].name();
                var told = euro(random.nextLong(-5_000, 900_000));
                var posted =
                        random.nextBoolean() || category.equals("PSC")
                                ? told
                                : Money.of(random.nextLong(1, 9_000_000), "THB");
                lines.add(line(category, posted, told));
            }
            if (random.nextBoolean()) {
                lines.add(line("MOVED_IN", "", euro(50_000), euro(50_000)));
            }
            var figures = figures("EU", lines.toArray(Line[]::new));
            var annex = EuAnnex.of(figures);
            assertEquals(figures.spent(), annex.total(), "seed " + seed);
            assertEquals(figures.available(), annex.receiptsTotal(), "seed " + seed);
            var headings =
                    annex.headings().stream().map(annex::subtotal).reduce(euro(0), Money::plus);
            assertEquals(annex.eligibleTotal(), headings, "seed " + seed);
        }
    }

    @Test
    void paperAndWorkbookTellIt() throws IOException {
        var figures =
                figures(
                        "EU",
                        line("AIR", euro(745_870), euro(745_870)),
                        line("DSA", Money.of(22_585_610, "THB"), euro(572_490)),
                        line("PSC", euro(120_370), euro(120_370)));
        var bytes =
                Paper.print(
                        new StatementPaper(1, "0".repeat(64), figures, Optional.empty(), null)
                                .html());
        Files.createDirectories(OUT);
        Files.write(OUT.resolve("annex.pdf"), bytes);
        assertEquals(List.of(), PdfUa.flaws(bytes));
        try (var pdf = Loader.loadPDF(bytes)) {
            assertTrue(pdf.getNumberOfPages() <= 3);
            var text = new PDFTextStripper().getText(pdf).replaceAll("[\\s\u00a0]+", " ");
            for (var told :
                    List.of(
                            "A.2 Travel and subsistence 13,183.60",
                            "THB \u2013 \u2013 225,856.10 5,724.90",
                            "A.6 Indirect costs 922.85",
                            "B Non-eligible costs 280.85",
                            "Total expenditure, A and B 14,387.30",
                            "C Contributions in kind, EUR 2,500.00")) {
                assertTrue(text.contains(told), told + " is missing in: " + text);
            }
        }
        var book = StatementWorkbook.render(1, "0".repeat(64), figures, Optional.empty());
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(book))) {
            var rows = workbook.findSheet("EU annex").orElseThrow().read();
            assertEquals(figures.spent().decimal(), number(rows, "Total expenditure, A and B"));
            assertEquals(figures.available().decimal(), number(rows, "Total receipts"));
            assertEquals(0, number(rows, "Check: A and B less the expenditure").signum());
        }
    }

    private static BigDecimal number(List<Row> rows, String name) {
        return rows.stream()
                .filter(row -> row.getCellText(0).equals(name))
                .findFirst()
                .orElseThrow()
                .getCellAsNumber(6)
                .orElseThrow();
    }

    private static String told(EuAnnex.Row row) {
        return row.heading()
                + " "
                + row.category()
                + " "
                + row.posted()
                + " "
                + row.told().decimal().toPlainString();
    }

    private static StatementFigures figures(String template, Line... lines) {
        var spent = new LinkedHashMap<String, Money>();
        for (var line : lines) {
            if (line.isOut()) {
                spent.merge(line.category(), line.reporting(), Money::plus);
            }
        }
        var expenditure = new ArrayList<Expenditure>();
        spent.forEach((category, amount) -> expenditure.add(new Expenditure(category, "", amount)));
        return new StatementFigures(
                new Agreement(
                        "Muster Secretariat",
                        UUID.fromString("00000000-0000-4000-8000-000000000001"),
                        "EC-2011",
                        "Eurocustoms",
                        "Capacity building",
                        Currency.getInstance("EUR"),
                        euro(17_000_000),
                        "ACCRUAL",
                        "UNCONDITIONAL",
                        "MONTHLY",
                        "REFUNDED",
                        700,
                        "XM-DAC-47139",
                        "",
                        "15",
                        "3",
                        YEAR,
                        "en",
                        template),
                YEAR,
                euro(1_234_567),
                euro(5_000_000),
                euro(4_123),
                euro(-17),
                expenditure,
                euro(0),
                null,
                new Position(euro(0), euro(0), euro(0), euro(0), euro(0)),
                euro(0),
                List.of(),
                new Reached(0, 0, 0, 0, 0, 0, 0),
                List.of(),
                List.of(new InKind("E1", "Host", "Venue", euro(250_000), "Price list")),
                0,
                List.of(),
                List.of(),
                List.of(),
                template.equals("EU") ? HEADINGS : List.of(),
                List.of(lines),
                null);
    }

    private static Line line(String category, Money posted, Money told) {
        return line("EXPENDITURE", category, posted, told);
    }

    private static Line line(String section, String category, Money posted, Money told) {
        return new Line(
                section,
                UUID.randomUUID(),
                1,
                YEAR.from(),
                "E1",
                "",
                "",
                category,
                "",
                "D-1",
                YEAR.from(),
                null,
                posted,
                null,
                "",
                told,
                told,
                10_000);
    }

    private static Money euro(long minor) {
        return Money.of(minor, "EUR");
    }
}
