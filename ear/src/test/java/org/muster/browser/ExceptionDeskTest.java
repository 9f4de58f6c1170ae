package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.BangkokStory;
import org.muster.system.Installed;

/** The exceptions of Bangkok, worked down to none at the desk by an officer and a controller. */
@ExtendWith(Browser.class)
class ExceptionDeskTest {
    private static final LocatorAssertions.HasCountOptions PATIENT =
            new LocatorAssertions.HasCountOptions().setTimeout(30_000);
    private Connection connection;
    private BangkokStory story;
    private String list;

    @BeforeEach
    void tell() throws SQLException {
        connection = Installed.connect();
        story = new BangkokStory(connection);
        story.tellByRows();
        list = "/reconciliation/exceptions.xhtml?event=" + story.gathering.event;
    }

    @AfterEach
    void leave() throws SQLException {
        connection.close();
    }

    @Test
    void theExceptionsOfBangkokAreWorkedDownToNoneWithASecondPerson() throws Exception {
        var officer = Browser.signedIn("finance-officer", Window.DESK);
        officer.open(list);
        officer.press("Reconcile this event");
        assertThat(rows(officer)).hasCount(4, PATIENT);
        blocking(officer);
        theRest(officer);
        var controller = Browser.signedIn("controller", Window.DESK);
        controller.open("/index.xhtml");
        assertThat(main(controller)).containsText("Resolutions to confirm");
        seen(controller, "exceptions-home");
        controller.open(list + "&proposal=OTHERS");
        assertThat(rows(controller)).hasCount(4);
        controller.press("Mark all shown");
        controller.press("Confirm the marked");
        assertThat(main(controller)).containsText("Settled: 4.");
        controller.open(list + "&state=OPEN");
        assertThat(main(controller)).containsText("Nothing contradicts anything here.");
        controller.open(list);
        rows(controller).first().locator("a").first().click();
        var steps = controller.section("Time line").locator("li");
        assertThat(steps).hasCount(3);
        assertThat(steps.nth(0)).containsText("Opened by a comparison");
        assertThat(steps.nth(0)).containsText("finance-officer");
        assertThat(steps.nth(1)).containsText("Proposed");
        assertThat(steps.nth(2)).containsText("controller");
        seen(controller, "exception-settled");
    }

    /** Those that block: told why the donor's word is wanted, then closed for one reason. */
    private void blocking(Window officer) throws IOException {
        officer.open(list + "&severity=B");
        assertThat(rows(officer)).hasCount(3);
        assertThat(main(officer)).containsText("EUR\u00a0700.00");
        officer.press("Mark all shown");
        officer.field("Outcome").selectOption("ACCEPTED");
        officer.field("Reason").fill("The donor agreed");
        officer.press("Propose for the marked");
        assertThat(main(officer)).containsText("wait for a second person: 1.");
        assertThat(main(officer)).containsText("give the donor’s reference");
        assertThat(main(officer).locator("input[type=checkbox]:checked")).hasCount(2);
        assertThat(officer.field("Reason")).hasValue("The donor agreed");
        seen(officer, "exceptions-refused");
        officer.field("Outcome").selectOption("CLOSED");
        officer.field("Reason").fill("What was refused is never paid");
        officer.press("Propose for the marked");
        assertThat(main(officer)).containsText("wait for a second person: 2.");
        officer.press("Mark all shown");
        officer.press("Confirm the marked");
        assertThat(main(officer)).containsText("Settled: 0.");
    }

    /** Who attended and claims nothing: by the exception's own page. */
    private void theRest(Window officer) throws IOException {
        officer.open(list + "&proposal=NOBODY");
        assertThat(rows(officer)).hasCount(1);
        rows(officer).first().locator("a").first().click();
        officer.field("Outcome").selectOption("CLOSED");
        officer.field("Reason").fill("Claims nothing");
        officer.press("Propose a resolution");
        assertThat(main(officer)).containsText("Waits for a second person");
        seen(officer, "exception-proposed");
        officer.open(list);
        seen(officer, "exceptions");
    }

    private static Locator rows(Window window) {
        return window.page().locator("main tbody tr");
    }

    private static Locator main(Window window) {
        return window.page().locator("main");
    }

    private static void seen(Window window, String name) throws IOException {
        for (var width : List.of(Window.PHONE, Window.DESK)) {
            window.resize(width);
            window.screenshot(
                    Installed.target().resolve("screenshots/" + name + "-" + width + ".png"));
            assertEquals(List.of(), window.flaws(), name + " at " + width);
        }
    }
}
