package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.Gathering;
import org.muster.system.Installed;

/** An administrator's day: an account opened, limited to what has a name, and locked. */
@ExtendWith(Browser.class)
class AccountDeskTest {
    private static final String PASSWORD = "a long enough password";

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String login = "fon-" + mark;

    @Test
    void aFacilitatorIsLimitedToAnEventByItsNameUntilTheAccountIsLocked() {
        var code = "FAC-" + mark.toUpperCase(Locale.ROOT);
        EventDeskTest.plan(code);
        var event = code + " · Awareness workshop " + code;
        var desk = open();
        grant(desk, "Facilitator", event);
        assertThat(desk.locator("main")).containsText("Facilitator · Event: " + event);

        var fon =
                Browser.signedIn(
                        new Site(Installed.url(), role -> login, who -> PASSWORD),
                        "facilitator",
                        Window.DESK);
        fon.open("/events/events.xhtml");
        assertThat(fon.page().locator("main")).containsText(code);
        fon.open("/accounts/own.xhtml");
        assertThat(fon.page().locator("main")).containsText(event);
        assertEquals(200, fon.fetch("/api/v1/jobs").status());

        press(desk, "Lock the account");
        fon.open("/events/events.xhtml");
        assertThat(fon.page().getByRole(AriaRole.STATUS))
                .hasText("Your account was changed: please sign in again.");
        assertEquals(401, fon.fetch("/api/v1/jobs").status());

        var auditor = Browser.signedIn("auditor", Window.DESK);
        auditor.open("/operation/audit.xhtml?actor=administrator&kind=account");
        assertThat(auditor.page().locator("main")).containsText("Account locked");
        assertThat(auditor.page().locator("main")).containsText("Fon " + mark);
    }

    @Test
    void whatWouldGoOfAnEventIsListedAndErasedOnASecondPersonsWord() throws Exception {
        try (var connection = Installed.connect()) {
            var story = new Gathering(connection);
            var person = story.participant(0, "SPONSORED");
            story.run(
                    "update muster.participation set reason = 'Asked by ' || (select family_name from muster.person p where p.id = person_id) where person_id = ?",
                    person);
            var administrator = Browser.signedIn("administrator", Window.DESK);
            administrator.open("/operation/erasure.xhtml");
            var desk = administrator.page();
            desk.locator("main").getByLabel("Person or event").fill(story.code);
            press(desk, "Search");
            link(desk.locator("main"), "What would go: " + story.code).click();
            assertThat(desk.locator("#plan ~ dl")).containsText("Texts that name them1");
            assertThat(desk.locator("#people ~ div")).containsText("Testova-");
            for (var width : List.of(Window.PHONE, Window.DESK)) {
                administrator.resize(width);
                administrator.screenshot(
                        Installed.target().resolve("screenshots/erasure-plan-" + width + ".png"));
                assertEquals(List.of(), administrator.flaws());
            }
            desk.locator("main").getByLabel(Pattern.compile("^Reason\\W*$")).fill("Asked " + mark);
            press(desk, "Ask for the erasure");
            assertThat(desk.locator("main")).containsText("a second person has to agree");
            assertThat(desk.locator("main")).containsText("Asked " + mark);
            assertThat(desk.locator("main")).not().containsText("Erase now");
            for (var width : List.of(Window.PHONE, Window.DESK)) {
                administrator.resize(width);
                administrator.screenshot(
                        Installed.target().resolve("screenshots/erasure-asked-" + width + ".png"));
                assertEquals(List.of(), administrator.flaws());
            }
            administrator.open("/operation/erasing.xhtml?whose=EVENT&of=" + story.event);
            assertThat(desk.locator("main")).containsText("Asked " + mark);
            var controller = Browser.signedIn("controller", Window.DESK);
            controller.open("/operation/erasure.xhtml");
            var row =
                    controller
                            .page()
                            .getByRole(AriaRole.ROW)
                            .filter(new Locator.FilterOptions().setHasText("Asked " + mark));
            link(row, "Look and decide: Event " + story.code).click();
            assertThat(controller.page().locator("#plan ~ dl")).containsText("Persons1");
            assertThat(controller.page().locator("#people ~ div")).containsText("Testova-");
            controller.resize(Window.PHONE);
            assertEquals(List.of(), controller.flaws());
            press(controller.page(), "Erase now");
            assertThat(controller.page().locator("main")).containsText("The names are gone");
            controller.resize(Window.PHONE);
            controller.screenshot(Installed.target().resolve("screenshots/erasure-390.png"));
            assertEquals(List.of(), controller.flaws());
            assertEquals(
                    " Asked by …",
                    story.told(
                            "select n.family_name, p.reason from muster.person n join muster.participation p on p.person_id = n.id where n.id = ?",
                            person));
        }
    }

    @Test
    void aRegionIsChosenByItsNameAndARoleIsRevokedByIt() {
        var desk = open();
        grant(desk, "Event officer", "Asia/Pacific");
        assertThat(desk.locator("main")).containsText("Event officer · Region: Asia/Pacific");
        press(desk, "Revoke: Event officer");
        assertThat(desk.locator("main")).not().containsText("Region: Asia/Pacific");
    }

    private Page open() {
        var window = Browser.signedIn("administrator", Window.DESK);
        window.open("/accounts/open.xhtml");
        var page = window.page();
        field(page, "Login").fill(login);
        field(page, "Name").fill("Fon " + mark);
        field(page, "First password").fill(PASSWORD);
        press(page, "Open an account");
        return page;
    }

    private static void grant(Page page, String role, String limit) {
        field(page, "Role").selectOption(new SelectOption().setLabel(role));
        field(page, "Limited to").selectOption(new SelectOption().setLabel(limit));
        press(page, "Grant a role");
    }

    private static Locator field(Page page, String label) {
        return page.locator("main").getByLabel(Pattern.compile("^" + label + "\\W*$"));
    }

    private static Locator link(Locator in, String name) {
        return in.getByRole(
                AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
