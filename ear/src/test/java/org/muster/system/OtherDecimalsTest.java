package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.event.EventId;
import org.muster.funding.Agreements;
import org.muster.funding.AllocationId;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionTerms;
import org.muster.funding.CostDocuments;
import org.muster.funding.FundAllocation;
import org.muster.ledger.CostCategory;
import org.muster.ledger.LedgerKeeping;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementId;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.shared.DateRange;
import org.muster.shared.Money;
import org.muster.shared.UnreadableAmount;

/**
 * Agreements in currencies without decimals and with three, from the signature to the statement.
 */
@ArquillianTest
class OtherDecimalsTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2007, 1, 1), LocalDate.of(2007, 12, 31));
    private static final LocalDate DAY = LocalDate.of(2007, 3, 10);

    private final FundingStage stage = new FundingStage();

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(OtherDecimalsTest.class, FundingStage.class);
    }

    @Test
    void anAgreementInYen() throws Exception {
        rate("JPY", "156.25");
        var told = told("JPY", "1000000", "700000", "399999", "1");
        assertEquals(yen("600001"), told.closing());
        assertEquals(yen("300001"), told.uncommitted());
    }

    @Test
    void anAgreementInKuwaitiDinars() throws Exception {
        rate("KWD", "0.385");
        var told = told("KWD", "1000.000", "700.500", "400.001", "0.001");
        assertEquals(Money.parse("599.999", "KWD"), told.closing());
        assertEquals(Money.parse("299.785", "KWD"), told.uncommitted());
    }

    @Test
    void moreDecimalsThanTheCurrencyHasAreRefused() {
        assertThrows(UnreadableAmount.class, () -> yen("0.5"));
        assertThrows(UnreadableAmount.class, () -> Money.parse("1.2345", "KWD"));
        assertEquals("KWD 1.500", Money.parse("1.5", "KWD").toString());
    }

    /** All of it received, part set aside, promised, spent out of the promise and paid. */
    private StatementFigures told(
            String currency, String all, String aside, String spent, String least)
            throws Exception {
        var id =
                stage.contribution(
                        Money.parse(all, currency), YEAR, ContributionTerms.FxMethod.MONTHLY);
        received(id, Money.parse(all, currency));
        var event = stage.event("-" + currency, DAY, DAY);
        promised(id, event, Money.parse(aside, currency));
        var more = Money.parse(spent, currency).minus(Money.parse(least, currency));
        for (var amount : List.of(more, Money.parse(least, currency))) {
            paid(id, event, amount);
        }
        var statement = produced(id);
        var overview = InContainer.service(StatementOverview.class);
        var figures = As.system(() -> overview.figures(statement, OFFICER));
        printed(statement, figures);
        listed(statement, figures);
        exported(statement, "decimals-" + currency.toLowerCase(Locale.ROOT) + "-2007");
        return figures;
    }

    private static void received(ContributionId id, Money amount) throws Exception {
        var agreements = InContainer.service(Agreements.class);
        As.system(
                () -> {
                    var instalment = agreements.schedule(id, DAY, amount, OFFICER);
                    agreements.receive(instalment, DAY, OFFICER);
                    return null;
                });
    }

    private static void promised(ContributionId id, EventId event, Money amount) throws Exception {
        var allocation = InContainer.service(FundAllocation.class);
        As.system(
                () -> {
                    AllocationId aside =
                            allocation.propose(id, event, CostCategory.VENUE, amount, DAY, OFFICER);
                    allocation.approve(aside, CONTROLLER);
                    var open = Money.of(amount.minor() * 3 / 7, amount.currency().toString());
                    return allocation.commit(aside, "Supplier", open, DAY, OFFICER);
                });
    }

    private void paid(ContributionId id, EventId event, Money amount) throws Exception {
        var cost =
                stage.cost(
                        stage.document(
                                id,
                                event,
                                CostCategory.VENUE,
                                Beneficiary.PARTICIPANTS,
                                amount,
                                DAY,
                                null));
        As.system(
                () -> {
                    InContainer.service(CostDocuments.class).pay(cost, DAY, OFFICER);
                    return null;
                });
    }

    private static void printed(StatementId id, StatementFigures figures) throws Exception {
        try (var document = Loader.loadPDF(rendering(id, StatementFormat.PDF))) {
            var text = new PDFTextStripper().getText(document).replace('\u00a0', ' ');
            for (var amount : List.of(figures.spent(), figures.closing(), figures.uncommitted())) {
                var digits = amount.currency().getDefaultFractionDigits();
                var written = ("%,." + digits + "f").formatted(amount.decimal());
                assertTrue(text.contains(written), written + " is missing in: " + text);
            }
        }
    }

    private static void listed(StatementId id, StatementFigures figures) throws Exception {
        var closing = figures.closing().decimal().toPlainString();
        var currency = figures.closing().currency().getCurrencyCode();
        var csv = text(id, StatementFormat.CSV);
        assertTrue(csv.contains("," + currency + "," + figures.received().decimal() + ","), csv);
        var journal = text(id, StatementFormat.JOURNAL);
        assertTrue(journal.contains(" = " + closing + " " + currency), journal);
        var iati = text(id, StatementFormat.IATI);
        assertTrue(iati.contains(">" + figures.received().decimal().toPlainString() + "<"), iati);
        try (var workbook =
                        new ReadableWorkbook(
                                new ByteArrayInputStream(rendering(id, StatementFormat.XLSX)),
                                new ReadingOptions(true, false));
                var rows = workbook.getFirstSheet().openStream()) {
            var row =
                    rows.filter(each -> each.getCellText(0).equals("Closing balance"))
                            .findFirst()
                            .orElseThrow();
            var cell = row.getCell(1);
            assertEquals(0, new BigDecimal(closing).compareTo(cell.asNumber()));
            var digits = figures.closing().currency().getDefaultFractionDigits();
            assertEquals(
                    digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits),
                    cell.getDataFormatString());
        }
    }

    /** For the programs nobody here wrote, which re-perform the statement after the tests. */
    private static void exported(StatementId id, String name) throws Exception {
        var exports = Path.of(System.getProperty("jboss.server.base.dir"), "../../exports");
        Files.createDirectories(exports);
        Files.write(exports.resolve(name + ".journal"), rendering(id, StatementFormat.JOURNAL));
        Files.write(exports.resolve(name + ".beancount"), rendering(id, StatementFormat.BEANCOUNT));
        Files.write(exports.resolve(name + ".xml"), rendering(id, StatementFormat.IATI));
    }

    private static void rate(String currency, String perEuro) throws Exception {
        As.system(
                () -> {
                    InContainer.service(LedgerKeeping.class)
                            .recordRate(
                                    currency,
                                    LocalDate.of(2007, 3, 1),
                                    new BigDecimal(perEuro),
                                    "UNORE",
                                    OFFICER);
                    return null;
                });
    }

    private static Money yen(String amount) {
        return Money.parse(amount, "JPY");
    }

    private static StatementId produced(ContributionId id) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        return As.system(() -> production.produce(id, YEAR, null, OFFICER)).id();
    }

    private static String text(StatementId id, StatementFormat format) throws Exception {
        return new String(rendering(id, format), StandardCharsets.UTF_8);
    }

    private static byte[] rendering(StatementId id, StatementFormat format) throws Exception {
        var overview = InContainer.service(StatementOverview.class);
        return As.system(() -> overview.rendering(id, format, OFFICER)).content();
    }
}
