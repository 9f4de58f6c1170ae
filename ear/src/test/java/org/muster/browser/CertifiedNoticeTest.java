package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.DonorStage;
import org.muster.system.Installed;

/**
 * A controller finds a late invoice, and what comes of approving it, before pressing the button.
 */
@ExtendWith(Browser.class)
class CertifiedNoticeTest {
    private static final String NOTICE = "The statement of this period is certified";

    @Test
    void aLateInvoiceSaysThatTheStatementNeedsANewVersion() throws Exception {
        var stage = new DonorStage();
        stage.certified();
        stage.spend("VENUE", 12_345, null);
        for (var width : new int[] {Window.DESK, Window.PHONE}) {
            var controller = Browser.signedIn("controller", width);
            controller.open("/funding/costs.xhtml");
            var row =
                    controller
                            .page()
                            .locator(
                                    "tr", new Page.LocatorOptions().setHasText("INV-" + stage.code))
                            .first();
            assertThat(row).containsText(NOTICE);
            look(controller, "costs-" + width);
            row.locator("th a").click();
            assertThat(controller.page().locator(".m-note").first()).containsText(NOTICE);
            look(controller, "document-" + width);
        }
    }

    private static void look(Window window, String name) {
        window.screenshot(Installed.target().resolve("screenshots/certified-" + name + ".png"));
    }
}
