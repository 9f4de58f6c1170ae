package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.BangkokStory;
import org.muster.system.Installed;

/** An event officer who has everything in reach reconciled from one page. */
@ExtendWith(Browser.class)
class ComparedRunTest {
    /** For the first run of a server that has just started, on a busy machine. */
    private static final LocatorAssertions.ContainsTextOptions PATIENT =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    @Test
    void everyEventInReachIsComparedAndToldOfOnOnePage() throws Exception {
        try (var connection = Installed.connect()) {
            var story = new BangkokStory(connection);
            story.tellByRows();
            var gathering = story.gathering;
            var login = "all-" + gathering.event;
            gathering.account(login, "event-officer", List.of(gathering));
            var window = Browser.signedIn(login, Window.DESK);
            compared(window, "Events compared: 1 (items: 29), unchanged: 0");
            assertThat(window.page().locator("tbody tr")).hasCount(1);
            assertThat(window.page().locator("tbody tr")).containsText(gathering.code);
            seen(window, "compared-run");
            compared(window, "Events compared: 0 (items: 0), unchanged: 1");
            window.follow(gathering.code);
            assertThat(window.page().locator("tbody tr")).hasCount(4);
            seen(window, "compared-exceptions");
            window.page().locator("tbody a").first().click();
            assertThat(window.page().locator("main")).containsText("present on none");
            seen(window, "compared-exception");
        }
    }

    @Test
    void theHourOfTheNightIsSetByAFinanceOfficerAndReadByAnAuditor() throws Exception {
        var window = Browser.signedIn("finance-officer", Window.DESK);
        window.open("/reconciliation/exceptions.xhtml");
        window.follow("Every night");
        var hour = LocalTime.now(ZoneId.of("Europe/Brussels")).plusHours(12).getHour() + ":00";
        setNight(window, hour);
        assertThat(window.page().locator("main")).containsText("The hour of the night is set.");
        assertThat(window.page().locator("dl")).containsText(hour);
        seen(window, "night");
        var auditor = Browser.signedIn("auditor", Window.DESK);
        auditor.open("/reconciliation/night.xhtml");
        assertThat(auditor.page().locator("dl")).containsText(hour);
        assertThat(auditor.page().locator("main select")).hasCount(0);
        window.page().locator("#m-language").selectOption("ar");
        window.page().locator("#m-language ~ button").click();
        seen(window, "night-ar");
        window.page().locator("#m-language").selectOption("en");
        window.page().locator("#m-language ~ button").click();
        window.resize(Window.DESK);
        setNight(window, "Never");
        assertThat(window.page().locator("dl")).containsText("Off");
    }

    private static void setNight(Window window, String hour) {
        window.field("Begins every night at").selectOption(new SelectOption().setLabel(hour));
        window.press("Save");
    }

    private static void compared(Window window, String outcome) throws IOException {
        window.open("/jobs/jobs.xhtml");
        window.page().getByText("Start a job").click();
        window.field("Reconciliation").selectOption("all");
        window.press("Reconcile");
        assertThat(window.page().locator("main")).containsText(outcome, PATIENT);
        seen(window, "compared-jobs");
        window.page().locator("tbody tr").first().getByText("Events of the run").click();
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
