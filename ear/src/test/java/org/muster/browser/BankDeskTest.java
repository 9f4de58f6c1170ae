package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.CamtFile;
import org.muster.system.Installed;

/** Bank accounts and statements, as a controller and a finance officer keep them. */
@ExtendWith(Browser.class)
class BankDeskTest {
    private static final LocalDate MAY = LocalDate.of(2012, 5, 2);

    @Test
    void anAccountIsListedAndItsStatementTakenInOnce() throws IOException {
        var file = file();
        open(file);
        var officer = Browser.signedIn("finance-officer", Window.DESK);
        take(officer, file.text());
        assertThat(officer.page().locator("main")).containsText("Statements taken in: 1");
        assertThat(officer.page().locator("main")).containsText("Instalment 2012");
        assertThat(officer.page().locator("table.m-table tbody tr")).hasCount(2);
        look(officer, "bank-desk-statement");
        take(officer, file.text());
        assertThat(officer.page().locator("main")).containsText("was taken in before, by");
        look(officer, "bank-desk-statements");
    }

    @Test
    void aFileThatIsRefusedIsToldByLineElementValueAndReason() throws IOException {
        var file = file();
        open(file);
        var officer = Browser.signedIn("finance-officer", Window.DESK);
        take(
                officer,
                file.text().replace(">1.15<", ">1.15000<").replace("\"EUR\">91", "\"SEK\">91"));
        assertThat(officer.page().locator("main")).containsText("nothing of it is kept");
        var errors = officer.page().locator("table.m-table").first().locator("tbody tr");
        assertThat(errors).hasCount(2);
        assertThat(errors.nth(0)).containsText("The statement is in EUR, this is in SEK");
        assertThat(errors.nth(1)).containsText("Stmt[1]/Ntry[1]/Amt");
        assertThat(errors.nth(1)).containsText("1.15000");
        look(officer, "bank-desk-refused");
        officer.press("Take a statement in");
        assertThat(officer.page().locator("main")).containsText("Choose a file first");
    }

    private static CamtFile file() {
        var file = new CamtFile("08");
        return file.statement(
                "100.00",
                "91.15",
                MAY,
                file.entry("1.15", MAY, "AG-1", "Instalment 2012", "Ministry of Finance"),
                file.entry("-10.00", MAY, "NOTPROVIDED", "Fee", "Bank"));
    }

    private static void open(CamtFile file) throws IOException {
        var controller = Browser.signedIn("controller", Window.DESK);
        controller.open("/bank/accounts.xhtml");
        controller.field("Name").fill("Euro account " + file.account.substring(0, 4));
        controller.field("IBAN or other number").fill(file.account);
        controller.field("Currency").selectOption("EUR");
        controller.press("List an account");
        assertThat(controller.page().locator("main")).containsText("The account is listed");
        look(controller, "bank-desk-accounts");
    }

    private static void take(Window officer, String text) {
        officer.open("/bank/statements.xhtml");
        officer.field("File")
                .setInputFiles(
                        new FilePayload(
                                "may.xml",
                                "application/xml",
                                text.getBytes(StandardCharsets.UTF_8)));
        officer.press("Take a statement in");
    }

    /** Nothing is wrong with the page at a desk and on a phone; pictures of both are left. */
    private static void look(Window window, String name) throws IOException {
        for (var width : List.of(Window.PHONE, Window.DESK)) {
            window.resize(width);
            var picture = name + "-" + width + ".png";
            window.screenshot(Installed.target().resolve("screenshots").resolve(picture));
            assertEquals(List.of(), window.flaws(), picture);
        }
    }
}
