package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An event officer's day at the desk: a new event, its seats, the people in it. */
@ExtendWith(Browser.class)
class EventDeskTest {

    @Test
    void anEventIsPlannedOfferedAndTakenPartInUntilNoSeatIsLeft() {
        var code = "DESK-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        var page = plan(code);
        assertThat(page.getByRole(AriaRole.HEADING).first()).hasText("Awareness workshop " + code);
        press(page, "Confirm the event");
        assertThat(page.locator("main")).containsText(code + " is confirmed");

        follow(page, "Seats, organisers, outputs");
        field(page, "All seats").fill("1");
        field(page, "Sponsored seats").fill("1");
        press(page, "Save the seats");
        assertThat(page.locator("main")).containsText("Seats saved");
        follow(page, "Back");

        follow(page, "Participants");
        takePart(page, "Aliyev", "Japan");
        assertThat(page.locator("main")).containsText("Aliyev, Test");
        takePart(page, "Berg", "France");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(code);
        assertEquals("Berg", field(page, "Family name").inputValue(), "what was typed stays");
    }

    @Test
    void aFilterStandsInTheAddressAndCanBeSentOn() {
        var page = Browser.signedIn("auditor", Window.DESK).page();
        page.navigate(org.muster.system.Installed.url() + "/events/events.xhtml");
        field(page, "Search").fill("no-event-has-this-code");
        press(page, "Filter");
        assertTrue(page.url().contains("text=no-event-has-this-code"), page.url());
        assertThat(page.locator("main")).containsText("Events: 0");
    }

    @Test
    void anEventWithoutATitleInItsLanguageIsRefusedAndKeepsWhatWasTyped() {
        var window = Browser.signedIn("event-officer", Window.DESK);
        window.open("/events/edit.xhtml");
        var page = window.page();
        fill(page, "REFUSED-1");
        page.locator("[id='form:title_en']").fill("");
        press(page, "Save");
        assertThat(page.getByText("There must be a title in the original language")).isVisible();
        assertEquals("Baku", field(page, "City").inputValue());
    }

    static Page plan(String code) {
        var window = Browser.signedIn("event-officer", Window.DESK);
        window.open("/events/events.xhtml");
        var page = window.page();
        follow(page, "New event");
        fill(page, code);
        press(page, "Save");
        return page;
    }

    private static void fill(Page page, String code) {
        field(page, "Code").fill(code);
        field(page, "First day").fill("2012-07-03");
        field(page, "Last day").fill("2012-07-06");
        field(page, "Venue").fill("ROCB Europe");
        field(page, "City").fill("Baku");
        field(page, "Country or territory").selectOption("AZ");
        field(page, "Time zone").selectOption("Asia/Baku");
        field(page, "Region").selectOption("EUR");
        page.locator("[id='form:title_en']").fill("Awareness workshop " + code);
    }

    private static void takePart(Page page, String familyName, String member) {
        follow(page, "Add a person");
        field(page, "Family name").fill(familyName);
        field(page, "Given name").fill("Test");
        field(page, "E-mail").fill(familyName.toLowerCase(Locale.ROOT) + "@customs.example");
        field(page, "Administration")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(member));
        press(page, "Confirm the part");
    }

    /** The field under this label; a star may follow where something has to be typed. */
    private static Locator field(Page page, String label) {
        return page.locator("main").getByLabel(Pattern.compile("^" + label + "\\W*$"));
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static void follow(Page page, String link) {
        page.locator("main")
                .getByRole(
                        AriaRole.LINK, new Locator.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }
}
