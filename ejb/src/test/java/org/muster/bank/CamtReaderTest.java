package org.muster.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.bank.CamtStatement.Balance;
import org.muster.bank.CamtStatement.Entry;
import org.muster.shared.FileTooLarge;
import org.muster.shared.InvalidInput;
import org.muster.shared.LineError;
import org.muster.shared.Money;

/** A camt.053 message is read as it is meant, or refused by the place of what is wrong. */
class CamtReaderTest {
    private static final LocalDate MAY = LocalDate.of(2012, 5, 2);

    @TempDir private Path folder;

    @Test
    void aStatementOfVersion02IsReadWithWhatEachEntrySays() {
        var read = read(message("02", statement("EUR", "100.00", "91.15", credit() + fee())));
        assertEquals(1, read.size());
        var statement = read.get(0);
        assertEquals("BE68539007547034", statement.account());
        assertEquals("ST-1", statement.no());
        assertEquals(1, statement.page());
        assertEquals(new Balance(euro("100.00"), MAY.minusDays(1)), statement.opening());
        assertEquals(new Balance(euro("91.15"), MAY), statement.closing());
        var credit = statement.entries().get(0);
        assertEquals(euro("1.15"), credit.amount());
        assertEquals(MAY, credit.bookedOn());
        assertEquals(MAY.plusDays(1), credit.valueOn());
        assertEquals("AG-1", credit.references().endToEndId());
        assertEquals("S-1", credit.references().servicer());
        assertEquals("First instalment 2012", credit.references().remittance());
        assertEquals("Donor", credit.references().counterparty());
        assertEquals("NL91ABNA0417164300", credit.references().counterpartyAccount());
        assertEquals(euro("-10.00"), statement.entries().get(1).amount());
        assertEquals("Fee", statement.entries().get(1).references().remittance());
    }

    @Test
    void version08SaysTheSameInItsOwnElements() {
        var old = read(message("02", statement("EUR", "100.00", "91.15", credit() + fee())));
        var now =
                read(
                        message("08", statement("EUR", "100.00", "91.15", credit() + fee()))
                                .replaceAll("<Sts>(\\w+)</Sts>", "<Sts><Cd>$1</Cd></Sts>")
                                .replaceAll("<Nm>(\\w+)</Nm>", "<Pty><Nm>$1</Nm></Pty>")
                                .replace("<IBAN>BE68 5390 0754 7034</IBAN>", other()));
        assertEquals(old.get(0).entries(), now.get(0).entries());
        assertEquals(old.get(0).account(), now.get(0).account());
        assertEquals(old.get(0).fingerprint(), now.get(0).fingerprint());
    }

    @Test
    void everyStatementOfAFileIsReadAndEachAddsUpByItself() {
        var two =
                statement("EUR", "18.15", "27.00", entry("8.85", "CRDT", "", ""))
                        + statement("EUR", "27.00", "20.00", entry("7.00", "DBIT", "", ""));
        assertEquals(
                List.of(euro("18.15"), euro("27.00")),
                read(message("02", two)).stream().map(each -> each.opening().amount()).toList());
    }

    @Test
    void whatIsAnnouncedAndNotBookedIsCountedAndInNoSum() {
        var pending = entry("5.00", "CRDT", "", "").replace("BOOK", "PDNG");
        var read = read(message("02", statement("EUR", "1.00", "1.00", pending)));
        assertEquals(List.of(), read.get(0).entries());
        assertEquals(1, read.get(0).notBooked());
    }

    @Test
    void withoutAnOpeningBookedBalanceThePreviousClosingOneOpens() {
        var statement =
                statement("EUR", "1.00", "1.00", "").replace("OPBD", "PRCD")
                        + statement("EUR", "1.00", "1.00", "")
                                .replaceFirst(
                                        "<Bal>", balance("PRCD", "EUR", "7.00", MAY) + "<Bal>");
        assertEquals(
                List.of(euro("1.00"), euro("1.00")),
                read(message("02", statement)).stream()
                        .map(each -> each.opening().amount())
                        .toList());
    }

    @Test
    void aBatchThatAddsUpIsKeptDetailByDetailAndAnotherAsOneEntry() {
        var details = detail("P-1", "30.00") + detail("P-2", "12.50");
        var whole = read(message("02", statement("EUR", "50.00", "7.50", batch("42.50", details))));
        assertEquals(
                List.of("1 EUR -30.00 P-1", "2 EUR -12.50 P-2"),
                whole.get(0).entries().stream().map(CamtReaderTest::told).toList());
        var short1 =
                read(message("02", statement("EUR", "50.00", "7.00", batch("43.00", details))));
        assertEquals(
                List.of("0 EUR -43.00 "),
                short1.get(0).entries().stream().map(CamtReaderTest::told).toList());
        var foreign = details.replaceFirst("Ccy=\"EUR\">30.00", "Ccy=\"USD\">30.00");
        assertEquals(
                List.of("0 EUR -42.50 "),
                read(message("02", statement("EUR", "50.00", "7.50", batch("42.50", foreign))))
                        .get(0)
                        .entries()
                        .stream()
                        .map(CamtReaderTest::told)
                        .toList());
    }

    @Test
    void whatTakesAPaymentBackNamesWhoWasToGetIt() {
        var back =
                entry("5.00", "CRDT", "<RvslInd>true</RvslInd>", "")
                        .replace(
                                "</NtryDtls>",
                                "<TxDtls><Refs><EndToEndId>P-9</EndToEndId></Refs><RltdPties><Dbtr><Nm>House</Nm></Dbtr>"
                                        + "<Cdtr><Nm>Hotel</Nm></Cdtr></RltdPties></TxDtls></NtryDtls>");
        var read = read(message("02", statement("EUR", "1.00", "6.00", back))).get(0).entries();
        assertTrue(read.get(0).reversal());
        assertEquals("Hotel", read.get(0).references().counterparty());
        assertEquals("P-9", read.get(0).references().endToEndId());
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, 8.85000",
        "EUR, 8.850",
        "EUR, -8.85",
        "EUR, 8.8.5",
        "EUR, 1e2",
        "JPY, 8.0",
        "KWD, 8.8500",
        "XDR, 8.85",
        "ZZZ, 8.85",
        "EUR, ''"
    })
    void anAmountThatItsCurrencyDoesNotHaveIsRefusedByItsPlace(String currency, String amount) {
        var text =
                message("02", statement("EUR", "1.00", "9.85", entry("8.85", "CRDT", "", "")))
                        .replace(
                                "<Amt Ccy=\"EUR\">8.85</Amt>",
                                "\n<Amt Ccy=\"" + currency + "\">" + amount + "</Amt>");
        var errors = refused(text);
        assertEquals("Stmt[1]/Ntry[1]/Amt", errors.get(errors.size() - 1).column());
        assertEquals(amount, errors.get(errors.size() - 1).value());
        assertEquals(2, errors.get(errors.size() - 1).line());
    }

    @Test
    void yenHaveNoDecimalsAndDinarsThree() {
        read(message("02", statement("JPY", "100", "2800", entry("2700", "CRDT", "", "", "JPY"))));
        read(
                message(
                        "02",
                        statement("KWD", "1.000", "1.005", entry("0.005", "CRDT", "", "", "KWD"))));
    }

    @Test
    void aStatementThatDoesNotAddUpIsRefused() {
        var errors = refused(message("02", statement("EUR", "18.15", "27.05", credit() + fee())));
        assertEquals(1, errors.size());
        assertEquals("Stmt[1]/Bal", errors.get(0).column());
        assertEquals("why.camt.sum", errors.get(0).reason().key());
        assertEquals(
                List.of("EUR 18.15", "-8.85", "9.30", "EUR 27.05"),
                errors.get(0).reason().arguments());
    }

    @Test
    void whatHasTooManyDecimalsAndDoesNotAddUpIsToldOfBoth() {
        var errors =
                refused(
                        message(
                                "02",
                                statement(
                                        "EUR",
                                        "18.150",
                                        "27.050",
                                        entry("8.850", "CRDT", "", ""))));
        assertEquals(
                List.of(
                        "Stmt[1]/Bal[1]/Amt",
                        "Stmt[1]/Bal[2]/Amt",
                        "Stmt[1]/Ntry[1]/Amt",
                        "Stmt[1]/Bal"),
                errors.stream().map(LineError::column).toList());
        assertEquals("why.camt.sum", errors.get(3).reason().key());
    }

    @Test
    void currenciesAreNotMixedInAnyBalanceOrEntry() {
        var text =
                message("02", statement("EUR", "1.00", "9.85", entry("8.85", "CRDT", "", "")))
                        .replaceFirst("<Bal>", balance("CLAV", "JPY", "2700", MAY) + "<Bal>")
                        .replace("\"EUR\">8.85", "\"SEK\">8.85");
        assertEquals(
                List.of("Stmt[1]/Bal[1]/Amt", "Stmt[1]/Ntry[1]/Amt"),
                refused(text).stream().map(LineError::column).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "OPBD, ITBD, Stmt[1]/Bal",
        "CLBD, CLAV, Stmt[1]/Bal",
        "<Id>ST-1</Id>, '', Stmt[1]/Id",
        "CRDT, PLUS, Stmt[1]/Bal[1]/CdtDbtInd",
        "2012-05-01, 1 May, Stmt[1]/Bal[1]/Dt/Dt"
    })
    void whatIsMissingOrUnreadableIsNamed(String whole, String broken, String place) {
        var errors =
                refused(
                        message("02", statement("EUR", "1.00", "1.00", ""))
                                .replaceFirst(whole, broken));
        assertEquals(place, errors.get(0).column());
    }

    @Test
    void twoOpeningBalancesAreOneTooMany() {
        var text =
                message("02", statement("EUR", "1.00", "1.00", ""))
                        .replaceFirst("<Bal>", balance("OPBD", "EUR", "2.00", MAY) + "<Bal>");
        assertEquals("why.camt.twice", refused(text).get(0).reason().key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"03", "09"})
    void anotherVersionIsRefusedByItsNamespace(String version) {
        var errors = refused(message(version, statement("EUR", "1.00", "1.00", "")));
        assertEquals("why.camt.version", errors.get(0).reason().key());
        assertTrue(errors.get(0).value().endsWith("." + version));
    }

    @Test
    void aMessageWithoutAStatementIsRefused() {
        var errors = refused(message("02", ""));
        assertEquals(List.of("Stmt"), errors.stream().map(LineError::column).toList());
    }

    @Test
    void noDocumentTypeAndNoEntityIsEverResolved() throws Exception {
        var secret = Files.writeString(folder.resolve("secret.txt"), "ST-1");
        var outside =
                "<!DOCTYPE Document [<!ENTITY no SYSTEM \""
                        + secret.toUri()
                        + "\">]>\n"
                        + message("02", statement("EUR", "1.00", "1.00", ""))
                                .replace("ST-1", "&no;");
        assertEquals("why.camt.doctype", refused(outside).get(0).reason().key());
        var laughing =
                "<!DOCTYPE Document [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>"
                        + message("02", "").replace("</Bk", "&b;</Bk");
        assertEquals("why.camt.doctype", refused(laughing).get(0).reason().key());
        var declaredNowhere = message("02", "").replace("</Bk", "&c;</Bk");
        assertThrows(StatementRefused.class, () -> read(declaredNowhere));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date;amount\n2012-05-02;8.85\n",
                "<Document>",
                "\u0000\u0001",
                "<a><b></a>"
            })
    void whatIsNoXmlIsToldAsSuch(String text) {
        assertThrows(StatementRefused.class, () -> read(text));
    }

    @Test
    void aFileIsNeitherEmptyNorTooLargeNorTooDeep() {
        assertThrows(InvalidInput.class, () -> read(""));
        assertThrows(FileTooLarge.class, () -> CamtReader.read(new byte[20 * 1024 * 1024 + 1]));
        var errors = refused("<a>".repeat(100) + "</a>".repeat(100));
        assertEquals("why.camt.large", errors.get(0).reason().key());
    }

    private static String told(Entry entry) {
        return entry.detail() + " " + entry.amount() + " " + entry.references().endToEndId();
    }

    private static List<CamtStatement> read(String text) {
        return CamtReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<LineError> refused(String text) {
        return assertThrows(StatementRefused.class, () -> read(text)).errors();
    }

    private static Money euro(String amount) {
        return Money.parse(amount, "EUR");
    }

    private static String message(String version, String statements) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001."
                + version
                + "\"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId></GrpHdr>"
                + statements
                + "</BkToCstmrStmt></Document>";
    }

    private static String statement(
            String currency, String opening, String closing, String entries) {
        return "<Stmt><Id>ST-1</Id><Acct><Id><IBAN>BE68 5390 0754 7034</IBAN></Id></Acct>"
                + balance("OPBD", currency, opening, MAY.minusDays(1))
                + balance("CLBD", currency, closing, MAY)
                + entries
                + "</Stmt>";
    }

    private static String balance(String kind, String currency, String amount, LocalDate on) {
        return "<Bal><Tp><CdOrPrtry><Cd>"
                + kind
                + "</Cd></CdOrPrtry></Tp><Amt Ccy=\""
                + currency
                + "\">"
                + amount
                + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>"
                + on
                + "</Dt></Dt></Bal>";
    }

    private static String credit() {
        return entry("1.15", "CRDT", "", "")
                .replace(
                        "</NtryDtls>",
                        "<TxDtls><Refs><EndToEndId>AG-1</EndToEndId></Refs><RltdPties><Dbtr><Nm>Donor</Nm></Dbtr>"
                                + "<DbtrAcct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></DbtrAcct></RltdPties>"
                                + "<RmtInf><Ustrd>First\n instalment</Ustrd><Ustrd>2012</Ustrd></RmtInf></TxDtls></NtryDtls>");
    }

    private static String fee() {
        return entry("10.00", "DBIT", "", "<AddtlNtryInf>Fee</AddtlNtryInf>");
    }

    private static String entry(String amount, String direction, String before, String behind) {
        return entry(amount, direction, before, behind, "EUR");
    }

    private static String entry(
            String amount, String direction, String before, String behind, String currency) {
        return "<Ntry><Amt Ccy=\""
                + currency
                + "\">"
                + amount
                + "</Amt><CdtDbtInd>"
                + direction
                + "</CdtDbtInd>"
                + before
                + "<Sts>BOOK</Sts><BookgDt><Dt>2012-05-02</Dt></BookgDt><ValDt><DtTm>2012-05-03T00:00:00Z</DtTm></ValDt>"
                + "<AcctSvcrRef>S-1</AcctSvcrRef><NtryDtls></NtryDtls>"
                + behind
                + "</Ntry>";
    }

    private static String batch(String amount, String details) {
        return entry(amount, "DBIT", "", "")
                .replace("<NtryDtls></NtryDtls>", "<NtryDtls>" + details + "</NtryDtls>");
    }

    private static String detail(String id, String amount) {
        return "<TxDtls><Refs><EndToEndId>"
                + id
                + "</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy=\"EUR\">"
                + amount
                + "</Amt></TxAmt></AmtDtls></TxDtls>";
    }

    private static String other() {
        return "<Othr><Id>BE68539007547034</Id></Othr>";
    }
}
