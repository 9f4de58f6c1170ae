package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Bank statements as programs outside bring them: taken whole, or refused by what is wrong. */
class BankDoorsTest {
    private static final LocalDate MAY = LocalDate.of(2012, 5, 2);

    private final Visitor officer = Visitor.program("finance-officer");
    private final Visitor controller = Visitor.program("controller");

    @Test
    void aStatementOfEitherVersionIsTakenWithItsEntries() throws Exception {
        for (var version : new String[] {"02", "08"}) {
            var file = file(version);
            open(file, "EUR");
            var answer = take(file.text());
            assertEquals(201, answer.statusCode(), answer.body());
            var statement = json(answer).getJsonArray("statements").getJsonObject(0);
            assertEquals(file.account, statement.getString("account"));
            assertEquals("100.00", statement.getString("opening"));
            assertEquals("91.15", statement.getString("closing"));
            assertEquals(2, statement.getInt("entries"));
            var page =
                    Visitor.person("auditor")
                            .get("/bank/statement.xhtml?id=" + statement.getString("id"));
            assertTrue(page.body().contains("Instalment 2012"), page.body());
            assertTrue(page.body().contains("Ministry of Finance"), page.body());
        }
    }

    @Test
    void severalStatementsThatEachAddUpAreTakenAndNoneWhereOneDoesNot() throws Exception {
        var good = new CamtFile("02");
        good.statement("18.15", "27.00", MAY, entry(good, "8.85"))
                .statement("27.00", "20.00", MAY.plusDays(1), entry(good, "-7.00"));
        open(good, "EUR");
        assertEquals(2, json(take(good.text())).getJsonArray("statements").size());
        var bad = new CamtFile("02");
        bad.statement("18.15", "27.00", MAY, entry(bad, "8.85"))
                .statement("27.00", "20.01", MAY.plusDays(1), entry(bad, "-7.00"));
        open(bad, "EUR");
        var error = refused(bad.text());
        assertEquals("Stmt[2]/Bal", error.getString("column"));
        assertTrue(error.getString("reason").contains("20.00, not EUR"), error.toString());
        assertEquals(0, kept(bad));
    }

    @Test
    void moreDecimalsThanTheCurrencyHasAreRefusedByPlaceAndValue() throws Exception {
        var file = file("02");
        open(file, "EUR");
        var error = refused(file.text().replace(">1.15<", ">1.15000<"));
        assertEquals("Stmt[1]/Ntry[1]/Amt", error.getString("column"));
        assertEquals("1.15000", error.getString("value"));
        assertTrue(error.getInt("line") > 1, error.toString());
        assertTrue(error.getString("reason").contains("2 decimals"), error.toString());
        assertEquals(0, kept(file));
        assertEquals(201, take(file.text()).statusCode(), "nothing was kept of the refused one");
    }

    @Test
    void balancesThatAreMissingOrInAnotherCurrencyAreRefused() throws Exception {
        var file = file("08");
        open(file, "EUR");
        assertEquals(
                "Stmt[1]/Bal", refused(file.text().replace("CLBD", "CLAV")).getString("column"));
        var mixed = file.text().replace("\"EUR\">91.15", "\"SEK\">91.15");
        assertEquals("Stmt[1]/Bal[2]/Amt", refused(mixed).getString("column"));
        assertEquals(0, kept(file));
    }

    @Test
    void withoutAStatementOrInAnotherVersionOrLeadingElsewhereItIsRefused() throws Exception {
        assertEquals("Stmt", refused(new CamtFile("02").text()).getString("column"));
        assertEquals("Document", refused(file("03").text()).getString("column"));
        var outside =
                file("02")
                        .text()
                        .replace(
                                "<Document",
                                "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Document");
        assertTrue(refused(outside).getString("reason").contains("document type"));
        assertTrue(refused("no;xml").getString("reason").contains("XML"));
        assertEquals(400, take("").statusCode());
    }

    @Test
    void anAccountThatIsNobodysHereIsRefusedByItsNumber() throws Exception {
        var file = file("02");
        var error = refused(file.text());
        assertEquals("Stmt[1]/Acct/Id", error.getString("column"));
        assertTrue(error.getString("reason").contains(file.account), error.toString());
        open(file, "USD");
        assertEquals("Stmt[1]/Acct/Id", refused(file.text()).getString("column"));
    }

    @Test
    void theSameStatementTwiceIsRefusedAlsoInAnotherFileOrUnderAnotherNumber() throws Exception {
        var file = file("02");
        open(file, "EUR");
        assertEquals(201, take(file.text()).statusCode());
        var again = take(file.text());
        assertEquals(409, again.statusCode());
        assertTrue(again.body().contains("finance-officer"), again.body());
        assertEquals(409, take(file.text() + "\n").statusCode(), "another file");
        var renamed =
                file.text().replace("<Id>" + file.account.substring(0, 8) + "-1", "<Id>OTHER");
        assertEquals(409, take(renamed).statusCode(), "another number");
        assertEquals(1, kept(file));
    }

    @Test
    void anAccountIsListedOnceAndItsIbanIsChecked() throws Exception {
        var file = file("02");
        open(file, "EUR");
        assertEquals(409, account(file.account.toLowerCase(), "EUR").statusCode());
        assertEquals(201, account(file.account, "JPY").statusCode());
        var mistyped = account("BE68539007547035", "EUR");
        assertEquals(400, mistyped.statusCode());
        assertTrue(mistyped.body().contains("number"), mistyped.body());
        assertTrue(account("", "EUR").body().contains("number"));
        assertTrue(account("X-" + file.account.substring(0, 9), "XDR").body().contains("currency"));
    }

    private static CamtFile file(String version) {
        var file = new CamtFile(version);
        return file.statement(
                "100.00",
                "91.15",
                MAY,
                file.entry("1.15", MAY, "AG-1", "Instalment 2012", "Ministry of Finance"),
                file.entry("-10.00", MAY, "NOTPROVIDED", "Fee", "Bank"));
    }

    private static String entry(CamtFile file, String amount) {
        return file.entry(amount, MAY, "E", "Purpose", "Somebody");
    }

    private void open(CamtFile file, String currency) throws Exception {
        assertEquals(201, account(file.account, currency).statusCode());
    }

    private HttpResponse<String> account(String number, String currency) throws Exception {
        var account =
                Json.createObjectBuilder()
                        .add("name", "House account")
                        .add("number", number)
                        .add("currency", currency);
        return controller.send(
                "POST", "/api/v1/bank-accounts", "application/json", account.build().toString());
    }

    private HttpResponse<String> take(String text) throws Exception {
        return officer.send(
                "POST", "/api/v1/bank-statements?name=may.xml", "application/xml", text);
    }

    /** The first thing wrong. */
    private JsonObject refused(String text) throws Exception {
        var answer = take(text);
        assertEquals(422, answer.statusCode(), answer.body());
        return json(answer).getJsonArray("errors").getJsonObject(0);
    }

    private static JsonObject json(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    private static long kept(CamtFile file) throws SQLException {
        try (var connection = Installed.connect();
                var asked =
                        connection.prepareStatement(
                                """
                                select count(*) from muster.bank_statement s
                                  join muster.bank_account a on a.id = s.account_id where a.number = ?""")) {
            asked.setString(1, file.account);
            var rows = asked.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }
}
