package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.Installed;

/** Exchange rates and months, as a finance officer and a controller keep them. */
@ExtendWith(Browser.class)
class LedgerDeskTest {
    private static final String FILE =
            """
            currency,valid from,units per euro,source
            ISK,2009-03-01,147.25,InforEuro
            ISK,2009-03-15,148.5,InforEuro
            XDR,2009-03-01,1.1,InforEuro
            ISK,March,150,InforEuro
            ISK,2009-04-01,minus,InforEuro
            """;

    @Test
    void aRateIsEnteredOnceAndNeverChanged() {
        var officer = Browser.signedIn("finance-officer", Window.DESK);
        enterRate(officer, "7.45");
        assertThat(officer.page().locator("main")).containsText("The rate is recorded");
        enterRate(officer, "7.5");
        assertThat(officer.page().locator("main"))
                .containsText("The rate 7.45 of INFOREURO is recorded for that day already");
        assertEquals("7.5", officer.field("Units for one euro").inputValue(), "typed stays");
    }

    @Test
    void theGoodRowsOfAFileAreKeptAndTheSameFileChangesNothing() {
        var officer = Browser.signedIn("finance-officer", Window.DESK);
        officer.open("/ledger/rates.xhtml");
        officer.follow("Import rates");
        upload(officer);
        assertThat(officer.page().locator("main").getByRole(AriaRole.STATUS))
                .containsText("New: 2");
        var errors = officer.page().locator("table.m-table tbody tr");
        assertThat(errors).hasCount(3);
        assertThat(errors.nth(0)).containsText("XDR");
        assertThat(errors.nth(1)).containsText("March");
        assertThat(errors.nth(2)).containsText("minus");
        upload(officer);
        assertThat(officer.page().locator("main").getByRole(AriaRole.STATUS))
                .containsText("New: 0");
        assertThat(officer.page().locator("main").getByRole(AriaRole.STATUS))
                .containsText("Known before: 2");
        officer.open("/ledger/rates.xhtml?currency=ISK&month=2009-03");
        assertThat(officer.page().locator("table.m-table tbody tr")).hasCount(2);
        officer.open("/ledger/rates.xhtml?currency=ISK&month=2009-03&source=UNORE");
        assertThat(officer.page().locator("table.m-table tbody tr")).hasCount(0);
    }

    @Test
    void aFileThatIsNoTableOfRatesIsRefused() {
        var officer = Browser.signedIn("finance-officer", Window.DESK);
        officer.open("/ledger/import.xhtml");
        officer.press("Import rates");
        assertThat(officer.page().locator("main")).containsText("Choose a file first");
        officer.field("File").setInputFiles(file("code,rate\nISK,1\n"));
        officer.press("Import rates");
        assertThat(officer.page().locator("main")).containsText("A file of rates has the columns");
    }

    @Test
    void aMonthIsHalfClosedByAnOfficerAndClosedAndReopenedByAController() throws SQLException {
        var before = audited();
        var officer = Browser.signedIn("finance-officer", Window.DESK);
        officer.open("/ledger/month.xhtml?month=1996-04");
        assertThat(officer.page().locator("main")).not().containsText("Close the month");
        act(officer, "Half close the month", "Yes, half close it");
        assertThat(officer.page().locator("main")).containsText("April 1996 is half closed");
        var controller = Browser.signedIn("controller", Window.DESK);
        controller.open("/ledger/month.xhtml?month=1996-04");
        act(controller, "Close the month", "Yes, close it");
        assertThat(controller.page().locator("main")).containsText("Nobody posts into this month");
        act(controller, "Reopen the month", "Yes, reopen it");
        assertThat(controller.page().locator("main")).containsText("April 1996 is open again");
        assertEquals(before + 3, audited());
    }

    private static void enterRate(Window officer, String rate) {
        officer.open("/ledger/rates.xhtml");
        var form = officer.section("Enter a rate");
        form.getByLabel("Currency").selectOption("DKK");
        form.getByLabel("Valid from").fill("2009-05-01");
        form.getByLabel("Units for one euro").fill(rate);
        form.getByLabel("Published by").fill("InforEuro");
        officer.press("Enter a rate");
    }

    private static void upload(Window officer) {
        officer.field("File").setInputFiles(file(FILE));
        officer.press("Import rates");
    }

    private static FilePayload file(String content) {
        return new FilePayload("rates.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8));
    }

    private static void act(Window person, String act, String confirmation) {
        person.page().locator("summary", new Page.LocatorOptions().setHasText(act)).click();
        person.press(confirmation);
    }

    private static long audited() throws SQLException {
        try (var connection = Installed.connect();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        """
                                        select count(*) from muster.audit_entry
                                         where subject_kind = 'ledger-period' and subject_id = '1996-04'""")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
