package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.Installed;

/** An operator's day at the jobs. */
@ExtendWith(Browser.class)
class JobDeskTest {

    @Test
    void theDeadLettersAreCounted() {
        var window = Browser.signedIn("operator", Window.DESK);
        window.open("/jobs/jobs.xhtml");
        assertThat(window.page().locator("main"))
                .containsText("Announcements in the dead-letter queue: ");
    }

    @Test
    void aRunUnderWayTellsWhenItEndsAndOneThatEndedEarlyGoesOnOnce() throws Exception {
        var stopped = UUID.randomUUID();
        var goesOn = UUID.randomUUID();
        var tag = stopped.toString().substring(0, 8);
        begun(stopped, tag, "STOPPED", 20, null);
        begun(UUID.randomUUID(), tag + "-left", "STOPPED", 5, null);
        begun(goesOn, tag, "RUNNING", 25, stopped);
        try {
            var window = Browser.signedIn("operator", Window.DESK);
            window.open("/jobs/jobs.xhtml");
            assertThat(row(window, tag, "Running")).containsText("25 / 30 ends about ");
            assertThat(button(row(window, tag, "Running"), "Stop")).isVisible();
            assertThat(button(row(window, tag, "Stopped"), "Restart")).hasCount(0);
            assertThat(button(row(window, tag + "-left", "Stopped"), "Restart")).isVisible();
            for (var width : List.of(Window.PHONE, Window.DESK)) {
                window.resize(width);
                window.screenshot(
                        Installed.target().resolve("screenshots/jobs-running-" + width + ".png"));
                assertEquals(List.of(), window.flaws(), width + " px");
            }
        } finally {
            execute("delete from muster.job_run where subject like '" + tag + "%'");
        }
    }

    private static Locator row(Window window, String subject, String state) {
        return window.page()
                .locator("tbody tr")
                .filter(
                        new Locator.FilterOptions()
                                .setHasText(Pattern.compile(subject + "\\b(?!-)")))
                .filter(new Locator.FilterOptions().setHasText(state));
    }

    private static Locator button(Locator row, String name) {
        return row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    /** A run of thirty items whose server says every few seconds that it lives. */
    private static void begun(UUID id, String subject, String state, int done, UUID of)
            throws SQLException {
        execute(
                """
                insert into muster.job_run (id, job, subject, parameters, state, node, started_by, started_at, heartbeat_at,
                    ended_at, items_total, items_done, items_before, restart_of)
                values ('%s', 'test', '%s', '', '%s', 'another', 'operator', now() - interval '2 seconds',
                    now() + interval '1 hour', case '%3$s' when 'STOPPED' then now() end, 30, %d, %s, %s)"""
                        .formatted(
                                id,
                                subject,
                                state,
                                done,
                                of == null ? "0" : "20",
                                of == null ? "null" : "'" + of + "'"));
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = Installed.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
