package org.muster.reporting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.ledger.Split;
import org.muster.reporting.BudgetFigures.Heading;
import org.muster.reporting.BudgetFigures.Version;
import org.muster.reporting.StatementFigures.Administration;
import org.muster.reporting.StatementFigures.Agreement;
import org.muster.reporting.StatementFigures.EventReached;
import org.muster.reporting.StatementFigures.Exempted;
import org.muster.reporting.StatementFigures.Expenditure;
import org.muster.reporting.StatementFigures.InKind;
import org.muster.reporting.StatementFigures.InterestOwed;
import org.muster.reporting.StatementFigures.Line;
import org.muster.reporting.StatementFigures.Position;
import org.muster.reporting.StatementFigures.RateUsed;
import org.muster.reporting.StatementFigures.Reached;
import org.muster.reporting.StatementFigures.Words;
import org.muster.shared.DateRange;
import org.muster.shared.Money;
import org.muster.shared.Paper;
import org.muster.shared.PdfUa;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class StatementRenderingTest {
    private static final List<Administration> ADMINISTRATIONS =
            List.of(
                    new Administration("Bhutan", "BT", 1, 1),
                    new Administration("Fiji", "FJ", 1, 2),
                    new Administration("Japan", "JP", 0, 1),
                    new Administration("Tonga", "TO", 1, 1));
    private static final Path OUT = Path.of("target", "statement");
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 7, 1), LocalDate.of(2012, 6, 30));

    private static final DateRange YEAR_BEFORE =
            new DateRange(LocalDate.of(2010, 7, 1), LocalDate.of(2011, 6, 30));

    @Test
    void frozenFiguresReadBackAreTheSameFiguresAndTheSameText() {
        var figures = figures();
        var text = FrozenFigures.write(figures);
        assertEquals(figures, FrozenFigures.read(text));
        assertEquals(text, FrozenFigures.write(FrozenFigures.read(text)));
    }

    @Test
    void anyFiguresReadBackAreTheSame() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var round = 0; round < 200; round++) {
            var some = figures(random.nextLong(1, 90_000_000_000L), random.nextLong(1, 90_000));
            assertEquals(some, FrozenFigures.read(FrozenFigures.write(some)), "seed " + seed);
        }
    }

    @Test
    void thePdfIsTaggedEmbedsItsFontAndKeepsHostileTextAsText() throws IOException {
        var paper =
                new StatementPaper(
                        1,
                        "0".repeat(64),
                        figures(),
                        Optional.empty(),
                        new StatementPaper.Certificate(
                                "A. Officer", "B. Controller", LocalDate.of(2012, 7, 9)));
        var bytes = Paper.print(paper.html());
        Files.createDirectories(OUT);
        Files.write(OUT.resolve("statement.pdf"), bytes);
        assertEquals(List.of(), PdfUa.flaws(bytes));
        try (var pdf = Loader.loadPDF(bytes)) {
            assertTrue(pdf.getDocumentCatalog().getMarkInfo().isMarked());
            assertEquals("en", pdf.getDocumentCatalog().getLanguage());
            for (var page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertTrue(page.getResources().getFont(name).isEmbedded(), name.toString());
                }
            }
            var text = new PDFTextStripper().getText(pdf);
            assertTrue(text.contains("<script>"), text);
            assertTrue(text.contains("Семинар"), text);
            assertTrue(text.contains("126,636.71"), text);
            assertTrue(
                    text.contains(
                            "Prepared by A. Officer, certified by B. Controller on 9 July 2012"),
                    text);
            assertTrue(text.contains("Page 1 of"), text);
        }
    }

    @Test
    void thePaperIsPrintedInFrenchWhereTheAgreementAsksForIt() throws IOException {
        var paper =
                new StatementPaper(
                        2,
                        "0".repeat(64),
                        figures("fr", 5_000_000, 506_329),
                        Optional.empty(),
                        null);
        var bytes = Paper.print(paper.html());
        Files.createDirectories(OUT);
        Files.write(OUT.resolve("statement-fr.pdf"), bytes);
        assertEquals(List.of(), PdfUa.flaws(bytes));
        try (var pdf = Loader.loadPDF(bytes)) {
            assertEquals("fr", pdf.getDocumentCatalog().getLanguage());
            assertTrue(pdf.getNumberOfPages() <= 3);
            var text = new PDFTextStripper().getText(pdf).replaceAll("[\\s\u00a0]+", " ");
            for (var told :
                    List.of(
                            "Relevé de contribution",
                            "126 636,71",
                            "du 1er juillet 2011 au 30 juin 2012",
                            "39,5",
                            "Résultats. Douze feuilles de route adoptées",
                            "Page 1 sur")) {
                assertTrue(text.contains(told), told + " is missing in: " + text);
            }
            assertFalse(text.contains("Twelve"), text);
            assertFalse(text.contains("Closing balance"), text);
        }
    }

    @Test
    void whatCameOfAnEventIsToldInPaperWorkbookAndActivities() throws Exception {
        var paper = new StatementPaper(1, "0".repeat(64), figures(), Optional.empty(), null).html();
        assertTrue(paper.contains("Twelve &lt;road maps&gt; adopted"), paper);
        assertTrue(paper.contains("One day shorter"), paper);
        var bytes = StatementWorkbook.render(1, "0".repeat(64), figures(), Optional.empty());
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            var told = rows(workbook, "Events").get(1);
            assertEquals("Twelve <road maps> adopted", told.getCellText(14));
            assertEquals("One day shorter", told.getCellText(15));
            assertEquals("Douze feuilles de route adoptées", told.getCellText(16));
        }
        var document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(StatementIati.render(figures())));
        assertEquals(
                List.of(
                        "Twelve <road maps> adopted\nOne day shorter",
                        "Douze feuilles de route adoptées"),
                texts(document, "//iati-activity[2]/description[@type=4]/narrative/text()"));
    }

    @Test
    void aLaterVersionSaysWhatChangedSinceTheOneBefore() throws Exception {
        var before = figures(5_000_000, 506_330);
        var lines = new ArrayList<>(figures().lines());
        lines.remove(2);
        lines.add(line("EXPENDITURE", "VENUE", "", "V-2", euro(7), euro(7), day(4)));
        var after = with(figures(), List.copyOf(lines));
        var since = StatementDifference.between(before, after);
        assertEquals(
                List.of("EXPENDITURE -0.01", "CLOSING 0.01", "UNCOMMITTED 0.01"),
                since.figures().stream()
                        .map(row -> row.item() + " " + row.difference().decimal())
                        .toList());
        assertEquals(
                List.of("CHANGED V-1", "ADDED V-2", "REMOVED =cmd()"),
                since.lines().stream()
                        .map(row -> row.kind() + " " + row.line().document())
                        .toList());
        assertEquals(List.of(), since.events());
        var paper = new StatementPaper(2, "0".repeat(64), after, Optional.of(since), null);
        var bytes = Paper.print(paper.html());
        assertEquals(List.of(), PdfUa.flaws(bytes));
        try (var pdf = Loader.loadPDF(bytes)) {
            var text = new PDFTextStripper().getText(pdf);
            assertTrue(text.contains("Changes since version 1"), text);
            assertTrue(text.contains("1 added, 1 removed, 1 changed"), text);
        }
        var book = StatementWorkbook.render(2, "0".repeat(64), after, Optional.of(since));
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(book))) {
            var rows = rows(workbook, "Differences");
            assertEquals(1 + 3 + 3, rows.size());
            assertEquals("FIGURE", rows.get(1).getCellText(0));
            assertEquals(new BigDecimal("-0.01"), rows.get(1).getCellAsNumber(8).orElseThrow());
            assertEquals("LINE REMOVED", rows.get(6).getCellText(0));
            assertEquals("=cmd()", rows.get(6).getCellText(5));
        }
    }

    private static StatementFigures with(StatementFigures figures, List<Line> lines) {
        return new StatementFigures(
                figures.agreement(),
                figures.period(),
                figures.opening(),
                figures.received(),
                figures.interest(),
                figures.exchange(),
                figures.expenditure(),
                figures.refunds(),
                figures.interestOwed(),
                figures.position(),
                figures.commitments(),
                figures.events(),
                figures.persons(),
                figures.administrations(),
                figures.inKind(),
                figures.withoutEvidence(),
                figures.exemptions(),
                figures.rates(),
                figures.boundBy(),
                figures.euHeadings(),
                lines,
                figures.budget());
    }

    @Test
    void eachBarIsAFigureThatSaysItsShareBesideItsAmount() throws Exception {
        var figures = figures();
        var months = figures.perMonth();
        assertEquals(12, months.size());
        assertEquals("2011-07 0.00 0", told(months.get(0)));
        assertEquals("2012-05 43363.29 1000", told(months.get(10)));
        assertEquals(
                List.of("AIR 25200.00 1000", "DSA 13100.00 520", "VENUE 5063.29 201"),
                figures.perCategory().stream().map(StatementRenderingTest::told).toList());
        assertEquals(
                List.of(
                        "AIRBUDGET 25200.00 1000",
                        "AIRSPENT 25200.00 1000",
                        "DSABUDGET 14000.00 556",
                        "DSASPENT 13100.00 520",
                        "VENUEBUDGET 0.00 0",
                        "VENUESPENT 5063.29 201",
                        "PSCBUDGET 2744.00 109",
                        "PSCSPENT 0.00 0"),
                figures.againstBudget().stream().map(StatementRenderingTest::told).toList());
        var bytes = Paper.print(paper(figures));
        assertEquals(List.of(), PdfUa.flaws(bytes));
        try (var pdf = Loader.loadPDF(bytes)) {
            assertTrue(pdf.getNumberOfPages() <= 3);
            Files.write(OUT.resolve("charts.pdf"), bytes);
            var alts = new ArrayList<String>();
            alts(pdf.getDocumentCatalog().getStructureTreeRoot().getKids(), alts);
            assertEquals(
                    List.of(
                            "100.0 % of the largest",
                            "100.0 % of the largest",
                            "100.0 % of the largest",
                            "55.6 % of the largest",
                            "52.0 % of the largest",
                            "20.1 % of the largest",
                            "10.9 % of the largest"),
                    alts);
            var text = new PDFTextStripper().getText(pdf);
            assertTrue(text.contains("May 2012"), text);
            assertTrue(text.contains("Venue, spent so far"), text);
        }
    }

    private static String told(StatementBars.Bar bar) {
        return bar.name() + bar.of() + " " + bar.amount().decimal() + " " + bar.permille();
    }

    /** What is said of each figure, in reading order. */
    private static void alts(List<Object> kids, List<String> alts) {
        for (var kid : kids) {
            if (kid instanceof PDStructureElement element) {
                if (element.getStructureType().equals("Figure")) {
                    alts.add(element.getAlternateDescription());
                }
                alts(element.getKids(), alts);
            }
        }
    }

    @Test
    @Tag("F33")
    void whatIsUsedOfABudgetAndWhatIsNotMakeAHundredByLargestRemainder() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++) {
            var revised = random.nextLong(1, random.nextBoolean() ? 1_000 : 9_000_000_000L);
            var spent = random.nextLong(-revised, 2 * revised);
            var row = heading("AIR", revised, revised, spent, false, "");
            var why = "seed " + seed + ": " + spent + " of " + revised;
            assertEquals(
                    new BigDecimal("100.00"), row.usedPercent().add(row.variancePercent()), why);
            if (spent >= 0 && spent <= revised) {
                var parts = Split.of(euro(10_000), List.of(spent, revised - spent));
                assertEquals(parts.get(0).decimal(), row.usedPercent(), why);
                assertEquals(parts.get(1).decimal(), row.variancePercent(), why);
            }
        }
    }

    @Test
    void aFormulaInTheCsvKeepsItsCharactersBehindAnApostrophe() {
        var csv =
                new String(
                        StatementCsv.render(StatementId.next(), 1, figures()),
                        StandardCharsets.UTF_8);
        assertTrue(csv.contains("'=cmd()"), csv);
        assertFalse(csv.contains(",=cmd"), csv);
        assertTrue(csv.endsWith("\r\n"));
        assertEquals("'+1", StatementCsv.guarded("+1"));
        assertEquals("1+", StatementCsv.guarded("1+"));
    }

    @Test
    void theWorkbookHoldsNumbersAsNumbersAndAFormulaAsText() throws IOException {
        var bytes = StatementWorkbook.render(3, "0".repeat(64), figures(), Optional.empty());
        Files.createDirectories(OUT);
        Files.write(OUT.resolve("statement.xlsx"), bytes);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            var statement = rows(workbook, "Statement");
            assertEquals(new BigDecimal("126636.71"), number(statement, "Closing balance"));
            assertEquals(new BigDecimal("43363.29"), number(statement, "Total expenditure"));
            assertEquals(new BigDecimal("126336.71"), number(statement, "Uncommitted balance"));
            assertEquals(
                    2,
                    statement.stream()
                            .filter(row -> row.getCellText(0).startsWith("Check:"))
                            .filter(row -> row.getCell(1).getType() == CellType.FORMULA)
                            .count());
            var lines = rows(workbook, "Lines");
            assertEquals(figures().lines().size() + 1, lines.size());
            var document = lines.get(3).getCell(7);
            assertEquals(CellType.STRING, document.getType());
            assertEquals("=cmd()", document.asString());
            assertEquals(CellType.NUMBER, lines.get(3).getCell(11).getType());
        }
    }

    @Test
    void theBudgetIsToldWithItsVersionsAndReasonsAndAddsUp() throws IOException {
        var figures = figures();
        var budget = figures.budget();
        assertEquals(new BigDecimal("93.57"), budget.headings().get(1).usedPercent());
        assertEquals(new BigDecimal("6.43"), budget.headings().get(1).variancePercent());
        assertNull(budget.headings().get(2).usedPercent(), "of nothing");
        assertEquals(euro(-506_329), budget.headings().get(2).variance());
        assertEquals(euro(3_920_000), budget.direct().revised());
        assertEquals(euro(4_194_400), budget.total().revised());
        assertEquals(
                List.of("VENUE"), budget.unexplained().stream().map(Heading::category).toList());
        try (var document =
                Loader.loadPDF(
                        Paper.print(
                                new StatementPaper(
                                                1, "0".repeat(64), figures, Optional.empty(), null)
                                        .html()))) {
            var text = new PDFTextStripper().getText(document).replace('\u00a0', ' ');
            for (var told :
                    List.of(
                            "Budget against actual",
                            "14,000.00",
                            "93.57",
                            "41,944.00",
                            "Lodging <given>",
                            "BKK-D 1 and 3; BKK-P none")) {
                assertTrue(text.contains(told), told + " is missing in: " + text);
            }
        }
        var bytes = StatementWorkbook.render(3, "0".repeat(64), figures, Optional.empty());
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            var sheet = rows(workbook, "Budget");
            assertEquals(
                    List.of("Air tickets", "Daily subsistence allowance", "Venue", "Direct cost"),
                    sheet.subList(1, 5).stream().map(row -> row.getCellText(0)).toList());
            assertEquals(
                    0, new BigDecimal("40660").compareTo(number(sheet, "Total")), "the original");
            assertEquals(CellType.NUMBER, sheet.get(2).getCell(8).getType());
            var check = sheet.get(sheet.size() - 1);
            assertEquals("ROUND(SUM(G2:G4)+G6-G7,2)", check.getCell(6).getFormula());
            assertEquals(3, rows(workbook, "Budget versions").size());
        }
    }

    @Test
    void theActivitiesShareOneHundredPerCentAndTellEachAmountOnce() throws Exception {
        var bytes = StatementIati.render(figures());
        Files.createDirectories(OUT);
        Files.write(OUT.resolve("statement.xml"), bytes);
        assertArrayEquals(bytes, StatementIati.render(figures()));
        var document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(bytes));
        assertEquals(
                List.of("33.34", "33.33", "33.33"),
                texts(document, "//iati-activity[@hierarchy=1]/recipient-country/@percentage"));
        assertEquals(
                new BigDecimal("43363.29"),
                texts(
                                document,
                                "//transaction[transaction-type/@code=4][not(disbursement-channel)]/value/text()")
                        .stream()
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertEquals(
                List.of("120000.00"),
                texts(document, "//transaction[transaction-type/@code=1]/value/text()"));
        assertEquals(
                List.of("8000.00"),
                texts(document, "//transaction[disbursement-channel/@code=4]/value/text()"));
        assertTrue(
                texts(document, "//title/narrative/text()").stream()
                        .anyMatch(title -> title.contains("<script>")));
    }

    private static List<String> texts(Document document, String path) throws Exception {
        var found =
                (NodeList)
                        XPathFactory.newInstance()
                                .newXPath()
                                .evaluate(path, document, XPathConstants.NODESET);
        var texts = new ArrayList<String>();
        for (var at = 0; at < found.getLength(); at++) {
            texts.add(found.item(at).getNodeValue());
        }
        return texts;
    }

    @Test
    void whatWasFrozenBeforeRefundsWereKeptIsReadAsItWas() {
        var now = FrozenFigures.write(figures());
        var before =
                now.replace("\"format\":5", "\"format\":1")
                        .replace("\"refundPolicy\":\"REFUNDED\",", "")
                        .replace(",\"pscBasisPoints\":700", "")
                        .replaceFirst("\"refunds\":\"0.00\",", "")
                        .replaceFirst("\"interestOwed\":\\{[^}]*},", "")
                        .replaceFirst("\"position\":\\{[^}]*},", "");
        var read = FrozenFigures.read(before);
        assertEquals(figures().closing(), read.closing());
        assertEquals(euro(0), read.refunds());
        assertNull(read.position());
        assertEquals(0, read.agreement().pscBasisPoints());
    }

    @Test
    void whatWasFrozenBeforeBudgetsWereKeptIsReadAndPrintedAsItWas() throws IOException {
        var before =
                FrozenFigures.write(figures())
                        .replace("\"format\":5", "\"format\":2")
                        .replace("\"refundPolicy\":\"REFUNDED\",", "")
                        .replaceFirst("\"boundBy\":\\[[^\\]]*],", "")
                        .replaceFirst("\"interestOwed\":\\{[^}]*},", "")
                        .replace(",\"language\":\"en\"", "")
                        .replace(",\"template\":\"HOUSE\"", "")
                        .replace("\"euHeadings\":[],", "")
                        .replace("\"deferred\":\"0.00\",", "")
                        .replaceAll(",\"told\":\\[[^\\]]*\\]", "")
                        .replaceAll("\"exemptions\":\\[[^\\]]*\\],", "")
                        .replaceAll(",\"share\":\\d+", "")
                        .replaceFirst(",\"budget\":.*}$", "}");
        for (var member :
                List.of(
                        "language",
                        "deferred",
                        "told",
                        "exemptions",
                        "share",
                        "budget",
                        "boundBy",
                        "interestOwed")) {
            assertFalse(before.contains("\"" + member + "\":"), before);
        }
        var read = FrozenFigures.read(before);
        assertEquals(figures().uncommitted(), read.uncommitted());
        assertEquals(euro(0), read.position().deferred());
        assertNull(read.budget());
        assertTrue(StatementCsv.render(StatementId.next(), 1, read).length > 0);
        assertTrue(StatementIati.render(read).length > 0);
        var hash = "0".repeat(64);
        var book = StatementWorkbook.render(1, hash, read, Optional.empty());
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(book))) {
            assertTrue(workbook.findSheet("Budget").isEmpty());
        }
        var paper = new StatementPaper(1, hash, read, Optional.empty(), null).html();
        assertFalse(paper.contains("Budget against actual"), paper);
    }

    @Test
    void whatWasFrozenBeforeItsPeriodsWereKeptIsReadAndPrintedAsItWas() {
        var now = figures();
        var read =
                FrozenFigures.read(
                        FrozenFigures.write(now)
                                .replace("\"format\":5", "\"format\":3")
                                .replace("\"refundPolicy\":\"REFUNDED\",", "")
                                .replace(",\"template\":\"HOUSE\"", "")
                                .replace("\"euHeadings\":[],", "")
                                .replaceFirst("\"interestOwed\":\\{[^}]*},", "")
                                .replaceFirst("\"boundBy\":\\[[^\\]]*],", ""));
        assertNull(read.boundBy());
        assertEquals(
                now.agreement().toString().replace("refundPolicy=REFUNDED", "refundPolicy="),
                read.agreement().toString());
        assertEquals(now.lines(), read.lines());
        assertEquals(now.budget(), read.budget());
        assertTrue(paper(now).contains("as their certified statements told them: 1 July 2010"));
        assertFalse(paper(read).contains("as their certified statements told them"));
    }

    @Test
    void whatWasFrozenBeforeInterestWasOwedIsReadAndPrintedAsItWas() {
        var now = FrozenFigures.write(figures());
        var read =
                FrozenFigures.read(
                        now.replace("\"format\":5", "\"format\":4")
                                .replace("\"refundPolicy\":\"REFUNDED\",", "")
                                .replaceFirst("\"interestOwed\":\\{[^}]*},", ""));
        assertNull(read.interestOwed());
        assertEquals(figures().closing(), read.closing());
        assertEquals(euro(0), read.owed());
        assertTrue(paper(figures()).contains("is income of the contribution"));
        assertFalse(paper(read).contains("is income of the contribution"));
        assertTrue(paper(figures()).contains("goes back to the donor"));
        assertFalse(paper(read).contains("goes back to the donor"));
        assertEquals(List.of(), StatementChange.between(read, figures()));
    }

    @Test
    @Tag("F13")
    void interestThatIsOwedIsTheSameOnPaperAndInTheWorkbookAndInNoBalance() throws IOException {
        var figures = FrozenFigures.read(owing(FrozenFigures.write(figures())));
        assertEquals(figures().closing(), figures.closing());
        var paper = paper(figures);
        for (var told :
                List.of(
                        "Interest owed at the beginning",
                        "Interest of the period that is owed",
                        "Interest given back",
                        "less interest owed to the donor",
                        "is owed to the donor: it is a liability")) {
            assertTrue(paper.contains(told), told + " is missing in " + paper);
        }
        var book = StatementWorkbook.render(1, "0".repeat(64), figures, Optional.empty());
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(book))) {
            var rows = rows(workbook, "Statement");
            assertEquals(new BigDecimal("11.00"), number(rows, "Interest owed to the donor"));
            assertEquals(new BigDecimal("126636.71"), number(rows, "Closing balance"));
        }
        var change = StatementChange.between(figures(), figures);
        assertEquals(List.of("INTEREST_OWED"), change.stream().map(StatementChange::item).toList());
    }

    @Test
    @Tag("F32")
    void whatWasMovedOrKeptIsNamedInEachFormAndInTheClosingBalance() throws IOException {
        var lines = new ArrayList<>(figures().lines());
        lines.add(moved("MOVED_IN", "AG-1 \u00b7 Letter", 10_000));
        lines.add(moved("MOVED_OUT", "AG-2 \u00b7 Letter", 4_000));
        lines.add(moved("KEPT", "Consent", 1_000));
        var figures = with(figures(), lines);
        assertEquals(figures().available().plus(euro(10_000)), figures.available());
        assertEquals(figures().closing().plus(euro(5_000)), figures.closing());
        assertEquals(figures, FrozenFigures.read(FrozenFigures.write(figures)));
        var paper = paper(figures);
        for (var told :
                List.of(
                        "Moved from AG-1 \u00b7 Letter",
                        "Moved to AG-2 \u00b7 Letter",
                        "donor\u2019s consent, Consent")) {
            assertTrue(paper.contains(told), told + " is missing in " + paper);
        }
        var iati = new String(StatementIati.render(figures), StandardCharsets.UTF_8);
        assertTrue(iati.contains("Moved to AG-2"), iati);
        var journal = new String(StatementJournal.journal(figures), StandardCharsets.UTF_8);
        assertTrue(journal.contains("income:moved:CCF-JP-2011  -100.00 EUR"), journal);
        assertTrue(journal.contains("equity:moved:CCF-JP-2011  40.00 EUR"), journal);
        assertTrue(journal.contains("equity:kept:CCF-JP-2011  10.00 EUR"), journal);
        var book = StatementWorkbook.render(1, "0".repeat(64), figures, Optional.empty());
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(book))) {
            var rows = rows(workbook, "Statement");
            assertEquals(new BigDecimal("126686.71"), number(rows, "Closing balance"));
            assertEquals(0, balanceCheck(rows).signum(), "the check is nothing");
        }
    }

    private static Line moved(String section, String document, long cents) {
        return line(section, "", "", document, euro(cents), euro(cents), day(5));
    }

    /** What a spreadsheet makes of the first check's formula. */
    private static BigDecimal balanceCheck(List<Row> rows) {
        var formula =
                rows.stream()
                        .filter(row -> row.getCellText(0).startsWith("Check:"))
                        .findFirst()
                        .orElseThrow()
                        .getCell(1)
                        .getFormula();
        var term = Pattern.compile("(-?)(?:SUM\\()?B(\\d+)(?::B(\\d+)\\))?").matcher(formula);
        var sum = BigDecimal.ZERO;
        while (term.find()) {
            var first = Integer.parseInt(term.group(2));
            var last = term.group(3) == null ? first : Integer.parseInt(term.group(3));
            var part =
                    rows.stream()
                            .filter(row -> row.getRowNum() >= first && row.getRowNum() <= last)
                            .map(row -> row.getCellAsNumber(1).orElseThrow())
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            sum = term.group(1).isEmpty() ? sum.add(part) : sum.subtract(part);
        }
        return sum;
    }

    private static String owing(String figures) {
        return figures.replaceFirst(
                "\"interestOwed\":\\{[^}]*}",
                "\"interestOwed\":{\"policy\":\"RETURNED\",\"opening\":\"3.00\",\"earned\":\"10.00\",\"repaid\":\"2.00\"}");
    }

    private static String paper(StatementFigures figures) {
        return new StatementPaper(1, "0".repeat(64), figures, Optional.empty(), null).html();
    }

    private static List<Row> rows(ReadableWorkbook workbook, String sheet) throws IOException {
        return workbook.findSheet(sheet).orElseThrow().read();
    }

    private static BigDecimal number(List<Row> rows, String name) {
        return rows.stream()
                .filter(row -> row.getCellCount() > 1 && row.getCellText(0).equals(name))
                .findFirst()
                .orElseThrow()
                .getCellAsNumber(1)
                .orElseThrow();
    }

    @Test
    @Tag("F08")
    void theJournalDeclaresEveryAccountAndAssertsTheClosingBalance() throws IOException {
        Files.createDirectories(OUT);
        var journal = new String(StatementJournal.journal(figures()), StandardCharsets.UTF_8);
        Files.writeString(OUT.resolve("statement.journal"), journal);
        Files.write(OUT.resolve("statement.beancount"), StatementJournal.beancount(figures()));
        assertTrue(journal.contains("200000.00 THB @@ 5063.29 EUR"), journal);
        assertTrue(journal.contains("0.00 EUR = 126636.71 EUR"), journal);
        var declared = new ArrayList<String>();
        for (var line : journal.split("\n")) {
            if (line.startsWith("account ")) {
                declared.add(line.substring(8));
            } else if (line.startsWith("    ") && !line.strip().startsWith("format")) {
                assertTrue(declared.contains(line.strip().split("  ")[0]), line);
            }
        }
    }

    private static StatementFigures figures() {
        return figures(5_000_000, 506_329);
    }

    private static StatementFigures figures(long opening, long venue) {
        return figures("en", opening, venue);
    }

    private static StatementFigures figures(String language, long opening, long venue) {
        var lines = new ArrayList<Line>();
        lines.add(line("OPENING", "", "", "OPENING", euro(opening), euro(opening), YEAR.from()));
        lines.add(
                line("RECEIVED", "", "", "INSTALMENT", euro(12_000_000), euro(12_000_000), day(9)));
        lines.add(
                line("EXPENDITURE", "AIR", "", "=cmd()", euro(2_430_000), euro(2_430_000), day(5)));
        lines.add(
                line(
                        "EXPENDITURE",
                        "AIR",
                        "non-refundable",
                        "T-28",
                        euro(90_000),
                        euro(90_000),
                        day(5)));
        lines.add(line("EXPENDITURE", "DSA", "", "C-1", euro(1_310_000), euro(1_310_000), day(5)));
        lines.add(
                line(
                        "EXPENDITURE",
                        "VENUE",
                        "",
                        "V-1",
                        Money.parse("200000.00", "THB"),
                        euro(venue),
                        day(5)));
        return new StatementFigures(
                new Agreement(
                        "Muster Secretariat",
                        UUID.fromString("00000000-0000-4000-8000-000000000001"),
                        "CCF/JP-2011",
                        "CCF/Japan",
                        "Capacity building in Asia/Pacific & beyond",
                        Currency.getInstance("EUR"),
                        euro(17_000_000),
                        "ACCRUAL",
                        "UNCONDITIONAL",
                        "MONTHLY",
                        "REFUNDED",
                        700,
                        "XM-DAC-47139",
                        "",
                        "10",
                        "3",
                        YEAR,
                        language,
                        "HOUSE"),
                YEAR,
                euro(opening),
                euro(12_000_000),
                euro(0),
                euro(0),
                List.of(
                        new Expenditure("AIR", "", euro(2_430_000)),
                        new Expenditure("AIR", "non-refundable", euro(90_000)),
                        new Expenditure("DSA", "", euro(1_310_000)),
                        new Expenditure("VENUE", "", euro(venue))),
                euro(0),
                new InterestOwed("KEPT", euro(0), euro(0), euro(0)),
                new Position(euro(12_600_000), euro(72_000), euro(8_329), euro(0), euro(5_000_000)),
                euro(30_000),
                List.of(
                        event("BKK-P", "Preparatory workshop for customs <script>", 27, 30, 89),
                        event("BKK-D", "Семинар: regional dialogue with partners", 27, 27, 54)),
                new Reached(27, 27, 30, 143, 10, 4, 5),
                ADMINISTRATIONS,
                List.of(
                        new InKind(
                                "BKK-D",
                                "Thai Customs",
                                "Premises and transport",
                                euro(800_000),
                                "Host's price list")),
                1,
                List.of(
                        new Exempted(
                                "R18",
                                "Hotel <Siam>",
                                "INV-7",
                                euro(50_000),
                                "Interpretation was not foreseen",
                                "Letter of 3 May 2012")),
                List.of(new RateUsed("THB", LocalDate.of(2012, 5, 1), perEuro(), "UNORE")),
                List.of(YEAR_BEFORE),
                List.of(),
                List.copyOf(lines),
                budget(venue));
    }

    private static BudgetFigures budget(long venue) {
        return new BudgetFigures(
                List.of(new Version("BKK-D", 1, 3), new Version("BKK-P", 0, 0)),
                List.of(
                        heading("AIR", 2_400_000, 2_520_000, 2_520_000, false, ""),
                        heading("DSA", 1_400_000, 1_400_000, 1_310_000, true, "Lodging <given>"),
                        heading("VENUE", 0, 0, venue, true, "")),
                heading("PSC", 266_000, 274_400, 0, false, ""));
    }

    private static Heading heading(
            String category, long original, long revised, long spent, boolean due, String reason) {
        return new Heading(
                category,
                euro(original),
                euro(revised),
                euro(spent),
                euro(spent),
                euro(10_000),
                due,
                reason);
    }

    private static EventReached event(
            String code, String title, int funded, int attended, int days) {
        return new EventReached(
                UUID.nameUUIDFromBytes(code.getBytes(StandardCharsets.UTF_8)),
                code,
                title,
                "Bangkok 2012",
                "Bangkok",
                new DateRange(LocalDate.of(2012, 5, 28), LocalDate.of(2012, 5, 30)),
                new Reached(27, funded, attended, days, 10, 4, 5),
                ADMINISTRATIONS,
                euro(3_290_000),
                List.of(
                        new Words("en", "Twelve <road maps> adopted", "One day shorter"),
                        new Words("fr", "Douze feuilles de route adoptées", "")));
    }

    private static Line line(
            String section,
            String category,
            String subLine,
            String document,
            Money amount,
            Money reporting,
            LocalDate on) {
        var isForeign = !amount.currency().equals(reporting.currency());
        return new Line(
                section,
                UUID.nameUUIDFromBytes(document.getBytes(StandardCharsets.UTF_8)),
                1,
                on,
                category.isEmpty() ? "" : "BKK-P",
                "",
                "",
                category,
                subLine,
                document,
                on,
                null,
                amount,
                isForeign ? perEuro() : null,
                isForeign ? "UNORE" : "",
                reporting,
                reporting,
                section.equals("EXPENDITURE") ? 10_000 : 0);
    }

    /** With as many decimals as the ledger keeps; what is read back has those that count. */
    private static BigDecimal perEuro() {
        return new BigDecimal("39.5000000000");
    }

    private static LocalDate day(int month) {
        return LocalDate.of(month > 6 ? 2011 : 2012, month, 15);
    }

    private static Money euro(long minor) {
        return Money.of(minor, "EUR");
    }
}
