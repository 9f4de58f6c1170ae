package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An operator's day at the jobs. */
@ExtendWith(Browser.class)
class JobDeskTest {

    @Test
    void aSubjectThatIsNoneIsRefusedWithItsReasonAndStays() {
        var window = Browser.signedIn("operator", Window.DESK);
        window.open("/jobs/jobs.xhtml");
        var page = window.page();
        page.locator("summary", new Page.LocatorOptions().setHasText("Start a job")).click();
        page.getByLabel("Job", new Page.GetByLabelOptions().setExact(true))
                .selectOption("donor-statements");
        var subject = page.getByLabel("Subject (id of the event, sheet or contribution)");
        subject.fill("nonsense");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Start a job").setExact(true))
                .click();
        assertThat(page.locator("main")).containsText("Expected first day/last day");
        assertEquals("nonsense", page.locator("[id='start:subject']").inputValue());
    }

    @Test
    void theDeadLettersAreCounted() {
        var window = Browser.signedIn("operator", Window.DESK);
        window.open("/jobs/jobs.xhtml");
        assertThat(window.page().locator("main"))
                .containsText("Announcements in the dead-letter queue: ");
    }
}
