package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.BangkokStory;
import org.muster.system.Installed;

/** An event officer who has everything in reach reconciled from one page. */
@ExtendWith(Browser.class)
class ComparedRunTest {
    @Test
    void everyEventInReachIsComparedAndToldOfOnOnePage() throws Exception {
        try (var connection = Installed.connect()) {
            var story = new BangkokStory(connection);
            story.tellByRows();
            var gathering = story.gathering;
            var login = "all-" + gathering.event;
            gathering.run(
                    """
                    insert into muster.account (id, version, login, full_name, language, password_hash, active,
                        created_at, created_by)
                    select gen_random_uuid(), 0, ?, 'Olga Officer', 'en', password_hash, true, now(), 'test'
                      from muster.account where login = 'event-officer'""",
                    login);
            gathering.run(
                    """
                    insert into muster.account_grant
                    select id, 'event-officer', 'EVENT', ?, 'test', now() from muster.account where login = ?""",
                    gathering.event.toString(),
                    login);
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

    private static void compared(Window window, String outcome) throws IOException {
        window.open("/jobs/jobs.xhtml");
        window.page().getByText("Start a job").click();
        window.field("Reconciliation").selectOption("all");
        window.press("Reconcile");
        assertThat(window.page().locator("main")).containsText(outcome);
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
