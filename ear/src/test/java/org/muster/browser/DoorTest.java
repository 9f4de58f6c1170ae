package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.Gathering;
import org.muster.system.Installed;

/** A facilitator at the door with a phone, and at the desk with the list of the room. */
@ExtendWith(Browser.class)
class DoorTest {
    private static final int QUEUE = 30;

    private Connection connection;
    private Gathering gathering;
    private Window window;

    @BeforeEach
    void gather() throws SQLException {
        connection = Installed.connect();
        gathering = new Gathering(connection);
    }

    @AfterEach
    void leave() throws SQLException {
        connection.close();
    }

    @Test
    void thirtyPeopleComeInByTheirBadges() throws Exception {
        for (var at = 0; at < QUEUE; at++) {
            gathering.participant(at, "SPONSORED");
        }
        window = Browser.signedIn("facilitator", Window.PHONE);
        window.open("/attendance/check-in.xhtml?event=" + gathering.event);
        var main = window.page().locator("main");
        assertThat(main).containsText("The event is not on today");
        assertThat(main).containsText("0 of 30 here");
        for (var person : gathering.people) {
            enter("P-" + gathering.reference(person));
            assertThat(status()).containsText(" is here.");
        }
        assertThat(main).containsText("30 of 30 here");
        seen("door-arrived");
        enter("P-" + gathering.reference(gathering.people.get(4)));
        assertThat(status()).containsText("is here already");
        assertThat(status()).containsText("checked in by facilitator");
        seen("door-again");
        window.press("Undo this check-in");
        assertThat(main).containsText("29 of 30 here");
        assertEquals(
                "31 30",
                gathering.told(
                        "select count(*), count(*) filter (where present) from muster.presence where event_id = ?",
                        gathering.event));
    }

    @Test
    void whoForgotTheBadgeIsFoundByNameAndAStrangerIsTold() throws Exception {
        var person = gathering.participant(0, "SPONSORED");
        gathering.participant(1, "SPONSORED");
        gathering.run("update muster.person set family_name = 'Núñez' where id = ?", person);
        window = Browser.signedIn("event-officer", Window.PHONE);
        window.open("/attendance/check-in.xhtml?event=" + gathering.event + "&on=2012-05-29 PM");
        enter("nunez");
        var found = window.section("Found").getByRole(AriaRole.LISTITEM);
        assertThat(found).hasCount(1);
        seen("door-found");
        found.getByRole(AriaRole.BUTTON).click();
        assertThat(status()).containsText("Núñez, Invented is here.");
        assertThat(window.page().locator("main")).containsText("29 May 2012, afternoon");
        enter("Nobody Such");
        assertThat(window.page().locator("main"))
                .containsText("Nobody of this event is called that");
        enter("P-00000000");
        assertThat(window.page().getByRole(AriaRole.ALERT))
                .containsText("Nobody of this event has the badge");
        assertThat(window.field("Badge or name")).hasValue("P-00000000");
    }

    @Test
    void theGridIsFilledFromTheKeyboardAndKeepsWhatIsNoMark() throws Exception {
        var first = gathering.participant(0, "SPONSORED");
        gathering.participant(1, "SPONSORED");
        sheet(first);
        window = Browser.signedIn("facilitator", Window.DESK);
        window.open("/attendance/fill.xhtml?event=" + gathering.event);
        var cells = window.page().locator(".m-marks input");
        assertThat(cells).hasCount(4);
        var keyboard = window.page().keyboard();
        cells.nth(0).focus();
        keyboard.press("ArrowDown");
        keyboard.type("x");
        keyboard.press("ArrowRight");
        keyboard.type("perhaps");
        keyboard.press("ArrowUp");
        keyboard.type("x");
        window.press("Save");
        var main = window.page().locator("main");
        assertThat(main).containsText("Half days recorded: 2.");
        assertThat(main.locator("table").first()).containsText("perhaps");
        assertThat(main.locator("[aria-invalid]")).hasValue("perhaps");
        seen("fill-wrong");
        cells.nth(3).fill("-");
        cells.nth(0).fill("x");
        window.press("Save");
        assertThat(main).containsText("1 count otherwise");
        assertThat(main.locator("[aria-invalid]")).hasCount(0);
        assertThat(cells.nth(0)).hasValue("-");
        seen("fill-disputed");
        main.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("sources differ"))
                .first()
                .click();
        assertThat(main.locator("tbody tr").first()).containsText("Facilitator");
        assertThat(main).containsText("signed.csv");
        seen("presence");
    }

    private void enter(String text) {
        window.field("Badge or name").fill(text);
        window.field("Badge or name").press("Enter");
    }

    private Locator status() {
        return window.page().locator("main").getByRole(AriaRole.STATUS).first();
    }

    private void seen(String name) throws IOException {
        for (var width : List.of(Window.PHONE, Window.DESK)) {
            window.resize(width);
            window.screenshot(
                    Installed.target().resolve("screenshots/" + name + "-" + width + ".png"));
            assertEquals(List.of(), window.flaws(), name + " at " + width);
        }
        window.resize(Window.PHONE);
    }

    /** A signed sheet that says the person was absent in the first morning. */
    private void sheet(UUID person) throws SQLException {
        var sheet = UUID.randomUUID();
        gathering.run(
                """
                insert into muster.attendance_sheet (id, event_id, sha256, file_name, media_type, content, uploaded_by,
                    uploaded_at, state)
                values (?, ?, ?, 'signed.csv', 'text/csv', '', 'event-officer', now(), 'IMPORTED')""",
                sheet,
                gathering.event,
                sheet.toString());
        gathering.run(
                """
                insert into muster.presence (id, event_id, person_id, on_day, half, present, source, sheet_id, line_no,
                    recorded_by, recorded_at)
                values (gen_random_uuid(), ?, ?, '2012-05-28', 'AM', false, 'SHEET', ?, 2, 'event-officer', now())""",
                gathering.event,
                person,
                sheet);
    }
}
