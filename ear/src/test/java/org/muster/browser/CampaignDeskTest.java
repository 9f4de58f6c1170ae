package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.CampaignDriver;
import org.muster.system.Correspondence;
import org.muster.system.InContainer;
import org.muster.system.Installed;

/** A campaign before it is sent, as officers prepare and release it. */
@ArquillianTest
@ExtendWith(Browser.class)
class CampaignDeskTest extends Correspondence {

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(
                CampaignDeskTest.class, Correspondence.class, CampaignDriver.class);
    }

    @Test
    void aSecondPersonReleasesWhatTheFirstAskedFor() throws Exception {
        assertEquals("armed", driver("arm"));
        var campaign = draft(event("Workshop on origin"));
        var path = "/invitations/campaign.xhtml?id=" + campaign;
        var first = Browser.signedIn("event-officer", Window.DESK);
        first.open(path);
        press(first.page(), "Let a second person release");
        assertThat(first.page().locator("main")).containsText("not asked for yet");
        assertThat(button(first.page(), "Send")).hasCount(0);
        press(first.page(), "Ask a second person to release");
        assertThat(first.page().locator("main")).containsText("Ready for release");
        assertThat(first.page().locator("main")).containsText("another event officer has to");
        assertThat(button(first.page(), "Release and send")).hasCount(0);
        look("campaign-asked", first);

        var second = Browser.signedIn(colleague(), Window.DESK);
        second.open(path);
        assertThat(second.page().locator("main")).containsText("Asked for by event-officer");
        assertEquals("1 []", driver("members", "id", campaign, "codes", "JP"));
        press(second.page(), "Release and send");
        assertThat(second.page().locator("main").or(second.page().locator("body")).first())
                .containsText("has changed since its release was asked for");

        first.open(path);
        press(first.page(), "Ask a second person to release");
        second.open(path);
        press(second.page(), "Release and send");
        assertThat(second.page().locator("main")).containsText("Released by colleague-");
        look("campaign-released", second);
    }

    @Test
    void aPastedListIsAddedAndItsBadLinesAreTold() throws Exception {
        var campaign = draft(event("Workshop on transit"));
        var window = Browser.signedIn("event-officer", Window.DESK);
        window.open("/invitations/recipients.xhtml?id=" + campaign);
        var page = window.page();
        page.getByLabel("A list of Members").fill("Japon\nHong Kong, China\nAtlantis\nFJ");
        press(page, "Add the list");
        assertThat(page.locator("body")).containsText("2 recipients added; 1 were there already.");
        var told = page.getByRole(AriaRole.TABLE).filter(has(page, "Atlantis"));
        assertThat(told).containsText("No Member has this code or name");
        assertThat(page.locator("[id='list']")).containsText("Hong Kong, China");
        assertThat(page.locator("[id='list']")).containsText("Japan");
        look("recipients-told", window);

        page.locator("#byStanding").selectOption("WRITTEN_TO");
        press(page, "Filter");
        assertThat(page.locator("[id='list']")).containsText("Fiji");
        look("recipients-filtered", window);
    }

    private static com.microsoft.playwright.Locator.FilterOptions has(Page page, String text) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
    }

    /** Another event officer, with the password of the first. */
    private static String colleague() throws Exception {
        var login = "colleague-" + UUID.randomUUID().toString().substring(0, 8);
        execute(
                """
                insert into muster.account (id, version, login, full_name, language, password_hash, active, created_at, created_by)
                    select gen_random_uuid(), 0, '%1$s', 'A colleague', 'en', password_hash, true, now(), 'test'
                    from muster.account where login = 'event-officer';
                insert into muster.account_grant
                    select id, 'event-officer', 'ALL', '', 'test', now() from muster.account where login = '%1$s'"""
                        .formatted(login));
        return login;
    }

    /** Measures the page at both widths and leaves a picture of each. */
    private static void look(String name, Window window) {
        var flaws = new ArrayList<String>();
        for (var width : List.of(Window.DESK, Window.PHONE)) {
            window.resize(width);
            window.screenshot(
                    Installed.target()
                            .resolve("screenshots")
                            .resolve("%s-%d.png".formatted(name, width)));
            window.flaws().forEach(flaw -> flaws.add(width + " px: " + flaw));
        }
        window.resize(Window.DESK);
        assertEquals(List.of(), flaws, name);
    }

    private static void press(Page page, String name) {
        button(page, name).click();
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
