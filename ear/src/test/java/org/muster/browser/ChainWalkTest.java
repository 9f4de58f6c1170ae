package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.run.MailServer;
import org.muster.run.Mailbox;
import org.muster.shared.Roles;
import org.muster.system.Demonstrated;
import org.muster.system.Installed;

/**
 * The README's walk, in the browser and by what the pages say: from a fresh demonstration to the
 * statement a donor gets. It stands on an installation of its own, since it begins before anything
 * was played in.
 */
@ExtendWith(Browser.class)
class ChainWalkTest {
    private static final String WORKSHOP = "Customs-only preparatory workshop";
    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    private static Demonstrated told;
    private static Mailbox mailbox;
    private static Site site;

    private final Map<String, Window> windows = new HashMap<>();

    @BeforeAll
    static void aFreshDemonstrationIsTold() throws IOException {
        told = Demonstrated.start(Installed.target().resolve("walk"));
        mailbox = new Mailbox(told.mail(), told.ports().mailbox());
        mailbox.start();
        site = Site.of(told);
    }

    @AfterAll
    static void itEnds() {
        mailbox.close();
        told.close();
    }

    @Test
    void theChainHoldsFromTheLettersToTheDonor() throws Exception {
        sendingIsArmed();
        everyAdministrationIsInvitedOnce();
        aFocalPointNominatesAnOfficer();
        theOfficerIsGivenASeat();
        play("Administrations answer", "28 administrations nominated");
        play("To the deadline", "was refused");
        play("To the day after the events", "Both events took place");
        theSheetComesBackWithTwoBadRows();
        play("The sheets come in", "89 participant-days");
        play("Participants claim", "28 claims were entered");
        play("Invoices come in", "Four invoices");
        theFactsAreCompared();
        anExceptionExplainsItself();
        play("Approve the claims", "26 claims were approved");
        play("Settle the exceptions", "settled");
        theDonorIsToldEveryCent();
        aSecondPersonCertifiesIt();
        theDonorReadsItByTheLetter();
    }

    private void sendingIsArmed() throws IOException {
        var page = goTo(Roles.OPERATOR, "Sending");
        press(page, "Arm sending from here");
        assertThat(page.locator("main")).containsText("Sending is armed.");
        seen(Roles.OPERATOR, "1-sending");
    }

    private void everyAdministrationIsInvitedOnce() throws IOException {
        var page = openEvent(Roles.EVENT_OFFICER);
        menu(page, "Campaigns");
        follow(page, "Bangkok, May and June 2012");
        press(page, "Send");
        var queued = number(page.locator("main"), "(\\d+) letters queued");
        assertTrue(queued > 30, "letters to a region: " + queued);
        assertThat(figure(page, "Sent"))
                .hasText("" + queued, new LocatorAssertions.HasTextOptions().setTimeout(30_000));
        assertEquals(queued, told.mail().letters().size());
        press(page, "Send");
        assertThat(page.locator("main")).containsText("0 letters queued");
        assertEquals(queued, told.mail().letters().size(), "nothing goes twice");
        seen(Roles.EVENT_OFFICER, "2-campaign");
    }

    private void aFocalPointNominatesAnOfficer() throws IOException {
        var window = Browser.stranger(site, Window.DESK);
        var page = window.page();
        page.navigate("http://127.0.0.1:" + told.ports().mailbox() + "/?q=fj.customs.example");
        page.getByRole(AriaRole.LINK).filter(text("Invitation")).first().click();
        page.getByRole(AriaRole.LINK).filter(text("/muster/i/")).first().click();
        for (var event = 0; event < 2; event++) {
            officer(page.locator("fieldset:not(.officer)").nth(event).locator(".officer").first());
        }
        press(page, "Send nominations");
        assertThat(page.getByRole(AriaRole.STATUS))
                .hasText("Thank you. Your nominations have been received.");
        page.reload();
        assertThat(page.locator("main")).containsText("Officers nominated");
        seen(window, "3-answer");
    }

    private static void officer(Locator fields) {
        fields.getByLabel("Given name").fill("Mere");
        fields.getByLabel("Family name").fill("Ivakaraitaki");
        fields.getByLabel("E-mail address").fill("mere.ivakaraitaki@fj.customs.example");
        fields.getByLabel("Position").fill("Principal customs officer");
    }

    private void theOfficerIsGivenASeat() throws IOException {
        var page = openEvent(Roles.EVENT_OFFICER);
        follow(page, "Nominations");
        press(page, "Select");
        assertThat(page.locator("main")).containsText("A seat is reserved.");
        press(page, "Confirm");
        assertThat(page.locator("main")).containsText("The officer takes part.");
        assertThat(page.locator("tbody")).containsText("Ivakaraitaki, Mere");
        seen(Roles.EVENT_OFFICER, "3-selection");
    }

    private void theSheetComesBackWithTwoBadRows() throws IOException {
        var page = openEvent(Roles.EVENT_OFFICER);
        follow(page, "Attendance");
        var sheet = SignedSheet.of(text(page.waitForDownload(() -> follow(page, "Sheet as CSV"))));
        upload(page, sheet.filled());
        assertThat(page.locator(".m-table:has(caption) tbody tr")).hasCount(2);
        press(page, "Take over the good lines");
        assertThat(fact(page, "State"))
                .hasText("Imported", new LocatorAssertions.HasTextOptions().setTimeout(30_000));
        var errors = page.locator(".m-table:has(caption) tbody tr");
        assertThat(errors).hasCount(2);
        assertThat(errors.nth(0)).containsText("perhaps");
        assertThat(errors.nth(1)).containsText("NOBODY-1");
        assertThat(fact(page, "Good lines")).hasText("30");
        assertThat(fact(page, "Lines with errors")).hasText("2");
        seen(Roles.EVENT_OFFICER, "4-sheet");
        var listed =
                text(page.waitForDownload(() -> follow(page, "Download the errors as CSV")))
                        .split("\r\n");
        assertEquals(3, listed.length, "a header and two lines");
        assertTrue(listed[1].contains("2012-05-28 AM,perhaps,"), listed[1]);
        follow(page, "Attendance");
        upload(page, sheet.filled());
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("anna.officer");
        assertThat(figure(page, "Participant-days")).hasText("89");
    }

    private static void upload(Page page, String sheet) {
        page.locator("input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "signed sheet.csv",
                                "text/csv",
                                sheet.getBytes(StandardCharsets.UTF_8)));
        press(page, "Upload a sheet");
    }

    private void theFactsAreCompared() throws IOException {
        var page = openEvent(Roles.FINANCE_OFFICER);
        follow(page, "Exceptions");
        press(page, "Reconcile this event");
        assertThat(page.locator("main")).containsText("Self-funded, yet claims", PATIENT);
        for (var found :
                List.of("No-show with a claim", "Claim above entitlement", "Attended, no claim")) {
            assertThat(page.locator("tbody")).containsText(found);
        }
        seen(Roles.FINANCE_OFFICER, "5-exceptions");
    }

    private void anExceptionExplainsItself() throws IOException {
        var page = window(Roles.FINANCE_OFFICER).page();
        follow(page, "No-show with a claim");
        assertThat(fact(page, "Money at risk")).containsText("300.00");
        assertThat(page.locator("main")).containsText("present on none");
        seen(Roles.FINANCE_OFFICER, "6-exception");
    }

    private void theDonorIsToldEveryCent() throws IOException {
        var page = goTo(Roles.FINANCE_OFFICER, "Donor statements");
        page.getByLabel("First day").fill("2011-07-01");
        page.getByLabel("Last day").fill("2012-06-30");
        page.getByLabel("Agreement").selectOption("CCF-JP-2011");
        press(page, "Produce statements");
        page.locator("tbody a").first().click();
        for (var figure : List.of("43,363.29", "126,636.71", "300.00", "126,336.71")) {
            assertThat(page.locator("main")).containsText(figure);
        }
        seen(Roles.FINANCE_OFFICER, "7-statement");
        var csv = text(page.waitForDownload(() -> follow(page, "CSV")));
        assertEquals(new BigDecimal("43363.29"), spent(csv), "the lines add up to what is told");
        var pdf = Files.readAllBytes(page.waitForDownload(() -> follow(page, "PDF")).path());
        assertEquals("%PDF", new String(pdf, 0, 4, StandardCharsets.US_ASCII));
    }

    private static BigDecimal spent(String csv) throws IOException {
        try (var lines = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return lines.stream()
                    .filter(line -> line.getField("section").equals("EXPENDITURE"))
                    .map(line -> new BigDecimal(line.getField("amount_reporting")))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** Pressed as one act, which finds it certified. */
    private void theDonorReadsItByTheLetter() throws Exception {
        play("Send the statement", "1 letters are queued");
        await(() -> !toDonor().isEmpty(), "the donor's letter");
        var link = Pattern.compile("https?://\\S+(/d/\\S+)").matcher(toDonor().get(0));
        assertTrue(link.find(), toDonor().get(0));
        var window = Browser.stranger(site, Window.PHONE);
        window.open(link.group(1));
        for (var figure : List.of("43,363.29", "126,636.71", "Japan")) {
            assertThat(window.page().locator("main")).containsText(figure);
        }
        seen(window, "8-donor");
        var page = goTo(Roles.FINANCE_OFFICER, "Donor statements");
        assertThat(page.locator("tbody tr").first()).containsText("Sent");
        page.locator("tbody a").first().click();
        press(page, "Send to the donor");
        assertThat(page.locator("main")).containsText("Every contact has it");
        seen(Roles.FINANCE_OFFICER, "9-sent");
        page = goTo(Roles.FINANCE_OFFICER, "Donors");
        follow(page, "CCF/Japan");
        assertThat(page.locator("main")).containsText("dai.ichirei@ccf-japan.example");
        seen(Roles.FINANCE_OFFICER, "9-contacts");
    }

    private static List<String> toDonor() {
        return told.mail().letters().stream()
                .filter(letter -> letter.recipients().contains("dai.ichirei@ccf-japan.example"))
                .map(MailServer.Letter::text)
                .toList();
    }

    private void aSecondPersonCertifiesIt() {
        var page = goTo(Roles.CONTROLLER, "Donor statements");
        page.locator("tbody a").first().click();
        press(page, "Certify");
        assertThat(page.locator("main")).containsText("The statement is certified.");
    }

    private void play(String act, String outcome) {
        var page = windows.computeIfAbsent("desk", desk -> desk()).page();
        page.navigate("http://127.0.0.1:" + told.ports().http() + "/muster-demonstration/");
        press(page, act + ": do it");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(outcome, PATIENT);
    }

    /** The operator at the demonstration's own page, which asks who they are. */
    private static Window desk() {
        return Browser.known(site, Roles.OPERATOR, Window.DESK);
    }

    private Page openEvent(String role) {
        var page = goTo(role, "Events");
        follow(page, "Series of events");
        follow(page, "Asia/Pacific dialogue on partnership for customs modernization");
        follow(page, WORKSHOP);
        return page;
    }

    private Page goTo(String role, String entry) {
        var page = window(role).page();
        menu(page, entry);
        return page;
    }

    private Window window(String role) {
        return windows.computeIfAbsent(role, who -> Browser.signedIn(site, who, Window.DESK));
    }

    /** The page fits, keeps nobody out, and a picture of it is kept; the README shows some. */
    private void seen(String role, String name) throws IOException {
        seen(window(role), name);
    }

    private static void seen(Window window, String name) throws IOException {
        window.screenshot(Installed.target().resolve("screenshots/walk-" + name + ".png"));
        assertEquals(List.of(), window.flaws(), name);
    }

    private static void menu(Page page, String entry) {
        page.locator(".m-side")
                .getByRole(
                        AriaRole.LINK, new Locator.GetByRoleOptions().setName(entry).setExact(true))
                .click();
    }

    private static Locator figure(Page page, String label) {
        return page.locator(".m-figure")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile(label + "$")))
                .locator("strong");
    }

    private static Locator fact(Page page, String term) {
        return page.locator("dt:text-is('" + term + "') + dd");
    }

    private static int number(Locator in, String pattern) {
        assertThat(in).containsText(Pattern.compile(pattern));
        var found = Pattern.compile(pattern).matcher(in.innerText());
        assertTrue(found.find());
        return Integer.parseInt(found.group(1));
    }

    private static String text(Download download) throws IOException {
        return Files.readString(download.path());
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }

    private static void follow(Page page, String link) {
        page.locator("main")
                .getByRole(
                        AriaRole.LINK, new Locator.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
