package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.BangkokStory;
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

    @Test
    void anEntryIsMatchedBesideItsCandidatesAndAnotherDeclaredByTwoPeople() throws Exception {
        var agreement = receivedByHand();
        var file = file("FINANCE " + agreement);
        open(file);
        var officer = Browser.signedIn("finance-officer", Window.DESK);
        take(officer, file.text());
        assertThat(officer.page().locator("main")).containsText("matched by rule: 0");
        entry(officer, 0);
        var row = officer.page().locator("tr", new Page.LocatorOptions().setHasText(agreement));
        assertThat(row).containsText("Same party");
        assertThat(row).containsText("Same amount");
        look(officer, "bank-desk-candidates");
        row.getByRole(AriaRole.BUTTON).click();
        assertThat(officer.page().locator("main")).containsText("The entry is matched");
        assertThat(officer.page().locator("main")).containsText("Receipt of " + agreement);
        look(officer, "bank-desk-matched");
        officer.follow("Statement");
        entry(officer, 1);
        officer.field("Reason").fill("Fee that the house bears");
        officer.press("Declare other");
        assertThat(officer.page().locator("main")).containsText("waits for a second person");
        var path = officer.page().url().replaceAll(".*/bank/", "/bank/");
        officer.open("/bank/open.xhtml");
        officer.press("Compare the banks with the books");
        assertThat(officer.page().locator("main")).containsText("Exceptions opened");
        look(officer, "bank-desk-open");
        var controller = Browser.signedIn("controller", Window.DESK);
        controller.open(path);
        controller.press("It is none of the programme’s");
        assertThat(controller.page().locator("main")).containsText("Other, by two people");
        officer.open(path);
        officer.press("Open it again");
        assertThat(officer.page().locator("main")).containsText("what was posted stays posted");
    }

    @Test
    void anInstalmentOfWhichLessCameIsMatchedAsAPart() throws Exception {
        var agreement = agreed(UUID.randomUUID());
        execute(
                """
                insert into muster.instalment (id, contribution_id, due_on, amount_minor, state)
                select gen_random_uuid(), id, '2012-05-02', 140, 'SCHEDULED' from muster.contribution where agreement_no = '%s'"""
                        .formatted(agreement));
        var file = file("Ministry of Finance", "Less charges, for " + agreement);
        open(file);
        var officer = Browser.signedIn("finance-officer", Window.DESK);
        take(officer, file.text());
        entry(officer, 0);
        var row = officer.page().locator("tr", new Page.LocatorOptions().setHasText(agreement));
        assertThat(row).containsText("EUR 0.25");
        look(officer, "bank-desk-part");
        officer.press("Match as a part");
        assertThat(officer.page().locator("main"))
                .containsText("the rest of the instalment stays due");
    }

    @Test
    void aListOfCashIsPreparedApprovedSentAndComesBackSigned() throws Exception {
        var file = file();
        open(file);
        try (var connection = Installed.connect()) {
            var story = new BangkokStory(connection);
            story.tellByRows();
            var claim = approved(story);
            var officer = Browser.signedIn("finance-officer", Window.DESK);
            officer.open("/payments/prepare.xhtml?event=" + story.gathering.event);
            officer.page()
                    .locator("#from")
                    .selectOption(new SelectOption().setLabel(account(file)));
            officer.press("Show");
            officer.press("Prepare payments");
            assertThat(officer.page().locator("main")).containsText("Choose between 1 and 500");
            officer.page().getByLabel("Choose: " + claim).check();
            look(officer, "payment-desk-prepare");
            officer.press("Prepare payments");
            assertThat(officer.page().locator("main")).containsText("another person approves it");
            var path = officer.page().url().replaceAll(".*/payments/", "/payments/");
            doubted(claim);
            officer.open(path);
            assertThat(officer.page().locator("main")).containsText("Two events, same nights");
            look(officer, "payment-desk-doubted");
            execute(
                    "update muster.exception_case set state = 'ACCEPTED' where event_id = '%s'"
                            .formatted(story.gathering.event));
            var controller = Browser.signedIn("controller", Window.DESK);
            controller.open(path);
            controller.press("Approve");
            officer.open(path);
            officer.press("Make the files and send");
            assertThat(officer.page().locator("main")).containsText("SHA-256");
            officer.page().locator("td input[type=checkbox]").check();
            officer.field("Day").fill("2012-06-10");
            look(officer, "payment-desk-sent");
            officer.press("The list came back");
            assertThat(officer.page().locator("main")).containsText("Booked for those who signed");
            officer.open("/payments/lists.xhtml");
            look(officer, "payment-desk-lists");
        }
    }

    private static String account(CamtFile file) {
        return "Euro account " + file.account.substring(0, 4) + " · EUR";
    }

    /** The number of a claim that somebody else approved. */
    private static String approved(BangkokStory story) throws SQLException {
        execute(
                """
                update muster.claim set state = 'APPROVED', payable_minor = amount_minor, approved_by = 'another'
                 where claim_no = '%s-1'"""
                        .formatted(story.gathering.code));
        return story.gathering.code + "-1";
    }

    /** The claim's nights are in doubt. */
    private static void doubted(String claim) throws SQLException {
        execute(
                """
                with of as (select id, event_id, person_id from muster.claim where claim_no = '%s'),
                run as (
                    insert into muster.reconciliation_run (id, event_id, started_by, started_at)
                    select gen_random_uuid(), event_id, 'test', now() from of returning id)
                insert into muster.exception_case (id, version, event_id, class, subject_kind, subject_id, person_id,
                    severity, currency, at_risk_minor, evidence, state, opened_run, opened_at)
                select gen_random_uuid(), 0, of.event_id, 'R11', 'CLAIM', of.id, of.person_id, 'B', 'EUR', 10000, 'As told',
                       'OPEN', run.id, now()
                  from of, run"""
                        .formatted(claim));
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = Installed.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The nth entry of the statement shown. */
    private static void entry(Window officer, int no) {
        officer.page().locator("table.m-table tbody th a").nth(no).click();
    }

    /** A donor's receipt in the books, as somebody posted it before the statement came. */
    private static String receivedByHand() throws SQLException {
        var id = UUID.randomUUID();
        var agreement = agreed(id);
        execute(
                """
                with entry as (insert into muster.journal_entry (id, source_kind, source_id, posted_on, description,
                    recorded_by, recorded_at)
                    values ('%1$s', 'INSTALMENT', '%1$s', '2012-05-02', 'Receipt of %2$s', 'test', now()) returning id)
                insert into muster.journal_line (entry_id, line_no, account, contribution_id, currency, amount_minor,
                    functional_minor)
                select id, l.no, l.account, cast('%1$s' as uuid), 'EUR', l.amount, l.amount
                  from entry, (values (1, 'BANK', 115), (2, 'INCOME_CONTRIBUTION', -115)) as l (no, account, amount)"""
                        .formatted(id, agreement));
        return agreement;
    }

    /** The number of an agreement with a donor of its own. */
    private static String agreed(UUID id) throws SQLException {
        var agreement = "AG-" + id.toString().substring(0, 8);
        execute(
                """
                insert into muster.donor values ('%1$s', 0, 'Finance %2$s', null, '10', true);
                insert into muster.contribution (id, version, agreement_no, donor_id, title, currency, agreed_minor,
                    basis, recognition, fx_method, earmark_category, psc_basis_points, valid_from, valid_to,
                    liquidation_to, state, entered_by, approved_by)
                values ('%1$s', 0, '%2$s', '%1$s', 'Fund', 'EUR', 100000, 'ACCRUAL', 'UNCONDITIONAL', 'MONTHLY', '1', 0,
                    '2012-01-01', '2012-12-31', '2013-06-30', 'ACTIVE', 'finance-officer', 'controller')"""
                        .formatted(id, agreement));
        return agreement;
    }

    private static CamtFile file() {
        return file("Ministry of Finance");
    }

    private static CamtFile file(String who) {
        return file(who, "Instalment 2012");
    }

    private static CamtFile file(String who, String text) {
        var file = new CamtFile("08");
        return file.statement(
                "100.00",
                "91.15",
                MAY,
                file.entry("1.15", MAY, "AG-1", text, who),
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
