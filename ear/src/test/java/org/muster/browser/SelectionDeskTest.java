package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.CampaignDriver;
import org.muster.system.Correspondence;
import org.muster.system.InContainer;
import org.muster.system.Installed;

/** An event officer gives the seats of an event, and one that comes free goes to the next. */
@ArquillianTest
@ExtendWith(Browser.class)
class SelectionDeskTest extends Correspondence {
    private static final int SEATS = 28;
    private static final Pattern NO_SEAT = Pattern.compile("was not selected\\. .*28.*28");

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(
                SelectionDeskTest.class, Correspondence.class, CampaignDriver.class);
    }

    @Test
    void twentyEightSeatsAreGivenAndOneThatComesFreeGoesToTheWaitingList() throws Exception {
        var sent = send();
        execute(
                "insert into muster.event_seats values ('%s', 0, 40, 40, %d, %d)"
                        .formatted(sent.event(), SEATS, SEATS));
        var run = UUID.randomUUID().toString().substring(0, 6);
        for (var n = 1; n <= SEATS + 1; n++) {
            nominate(sent, "%s-%02d".formatted(run, n));
        }
        var staff = Browser.signedIn("event-officer", Window.DESK);
        staff.open("/invitations/selection.xhtml?event=" + sent.event());
        var page = staff.page();
        for (var mark : page.locator("tbody input[type=checkbox]").all()) {
            mark.check();
        }
        staff.press("Select the marked ones");
        assertThat(page.locator("body")).containsText("Selected: 28.");
        assertThat(page.locator("body")).containsText(NO_SEAT);
        assertThat(row(page, run + "-28")).containsText("Selected");
        assertThat(row(page, run + "-29")).containsText("Proposed");
        act(page, run + "-29", "Select");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("28");
        assertThat(row(page, run + "-29")).containsText("Proposed");
        act(page, run + "-29", "Waiting list");
        assertThat(row(page, run + "-29")).containsText("Waiting list");
        fit(staff, "selection");

        page.getByLabel("Reason for refusing or withdrawing").fill("Fell ill");
        act(page, run + "-01", "Withdraw");
        assertThat(section(page, "offers-title")).containsText(run + "-29");
        fit(staff, "offer");

        var focalPoint = Browser.stranger(Window.DESK);
        focalPoint.open(sent.link().substring(Installed.url().length()));
        assertThat(focalPoint.page().locator("main")).containsText("A seat came free");
        fit(focalPoint, "offered");
        focalPoint.press("Accept the seat");
        assertThat(focalPoint.page().getByRole(AriaRole.STATUS))
                .hasText("Thank you. The seat is reserved for your officer.");

        staff.open("/invitations/selection.xhtml?event=" + sent.event() + "&text=" + run + "-29");
        assertThat(page.locator("tbody tr")).hasCount(1);
        act(page, run + "-29", "Confirm");
        assertThat(row(page, run + "-29")).containsText("Confirmed");

        staff.open("/invitations/letter.xhtml?id=" + sent.invitation());
        assertThat(section(page, "history")).containsText("Through the letter’s link");
        fit(staff, "history");
    }

    @Test
    void anAnswerByNoteVerbaleIsEnteredWithItsDocument() throws Exception {
        var sent = send();
        var staff = Browser.signedIn("event-officer", Window.DESK);
        staff.open("/invitations/letter.xhtml?id=" + sent.invitation());
        var page = staff.page();
        var form = page.locator("form[id$=officer]");
        form.getByLabel("Given name").fill("Mere");
        form.getByLabel("Family name").fill("Note");
        form.getByLabel("E-mail address").fill("mere.note@customs.example");
        form.getByLabel(Pattern.compile("^Received on")).fill(today().plusDays(1).toString());
        note(form, "%PDF-1.4 note");
        staff.press("Add the officer");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("This day has not come yet.");
        assertEquals("Note", form.getByLabel("Family name").inputValue(), "what was typed stays");
        form.getByLabel(Pattern.compile("^Received on")).fill(today().toString());
        note(form, "%PDF-1.4 note");
        staff.press("Add the officer");
        var history = section(page, "history");
        assertThat(history).containsText("Note verbale");
        assertThat(history.getByRole(AriaRole.LINK)).hasText("note.pdf");
        var saved = page.waitForDownload(() -> history.getByRole(AriaRole.LINK).click());
        assertEquals("note.pdf", saved.suggestedFilename());
        assertEquals("NOMINATED 1", answer(sent));
    }

    private static void note(Locator form, String content) {
        form.locator("input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "note.pdf",
                                "application/pdf",
                                content.getBytes(StandardCharsets.UTF_8)));
    }

    private void nominate(Sent sent, String name) throws Exception {
        assertEquals(
                "nominated",
                driver(
                        "desk",
                        "id",
                        sent.invitation(),
                        "event",
                        sent.event(),
                        "name",
                        name,
                        "channel",
                        "MAIL",
                        "on",
                        today().toString()));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Bangkok"));
    }

    private static Locator section(Page page, String heading) {
        return page.locator("section[aria-labelledby=" + heading + "]");
    }

    private static Locator row(Page page, String name) {
        return page.locator("form[id$=list] tbody tr")
                .filter(new Locator.FilterOptions().setHasText(name));
    }

    private static void act(Page page, String name, String button) {
        row(page, name)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    /** Measures the page shown at both widths. */
    private static void fit(Window window, String name) {
        var flaws = new ArrayList<String>();
        for (var width : List.of(Window.PHONE, Window.DESK)) {
            window.resize(width);
            window.screenshot(
                    Installed.target()
                            .resolve("screenshots")
                            .resolve("selection-" + name + "-" + width + ".png"));
            window.flaws().forEach(flaw -> flaws.add(width + " px: " + flaw));
        }
        assertEquals(List.of(), flaws, name);
    }
}
