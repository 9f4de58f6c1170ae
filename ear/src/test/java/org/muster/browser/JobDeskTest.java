package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
}
