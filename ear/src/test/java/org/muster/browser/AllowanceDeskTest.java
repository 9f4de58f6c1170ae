package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.BangkokStory;
import org.muster.system.CampaignDriver;
import org.muster.system.Correspondence;
import org.muster.system.InContainer;
import org.muster.system.Installed;

/** Allowance schemes and daily rates, as a finance officer and a controller keep them. */
@ArquillianTest
@ExtendWith(Browser.class)
class AllowanceDeskTest extends Correspondence {
    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(
                AllowanceDeskTest.class, Correspondence.class, CampaignDriver.class);
    }

    private static final String CODE = "BROWSER-STAY";
    private static final String FILE =
            """
            country,city,month,currency,rate,source,room share
            IS,Reykjavik,2009-03,EUR,243.00,Invented,
            IS,Reykjavik,2009-04,EUR,250.00,Invented,65
            IS,Reykjavik,March,EUR,250.00,Invented,
            XX,Nowhere,2009-03,EUR,250.00,Invented,
            """;

    @Test
    void aSchemeIsEnteredByOneAndApprovedByAnother() {
        var officer = Browser.signedIn("finance-officer", Window.DESK);
        officer.open("/allowances/schemes.xhtml");
        officer.follow("New scheme");
        officer.field("Code").fill("BROWSER-NIGHT");
        officer.field("Title").fill("Nights, as the browser pays them");
        officer.field("For events from").fill("2009-01-01");
        officer.field("Room").fill("50");
        officer.field("Breakfast").fill("6");
        officer.field("Lunch").fill("12");
        officer.field("Dinner").fill("12");
        officer.field("Incidentals").fill("19.99");
        officer.field("May be paid in advance, in per cent").fill("80");
        officer.press("Enter version");
        assertThat(officer.page().locator("main"))
                .containsText("The shares of room, meals and incidentals make exactly 100");
        assertEquals("19.99", officer.field("Incidentals").inputValue(), "typed stays");
        looksWell(officer, "allowances-entry");
        officer.field("Incidentals").fill("20");
        officer.press("Enter version");
        assertThat(officer.page().locator("main")).containsText("a second person approves it");
        var controller = Browser.signedIn("controller", Window.DESK);
        controller.open("/allowances/schemes.xhtml");
        var row = row(controller);
        row.getByText("What it pays").click();
        assertThat(row).containsText("Draft");
        looksWell(controller, "allowances-schemes");
        row.getByRole(AriaRole.BUTTON).click();
        assertThat(controller.page().locator("main")).containsText("never changes again");
        assertThat(row(controller)).containsText("Approved");
        officer.open("/allowances/entry.xhtml?scheme=BROWSER-NIGHT");
        assertEquals("20", officer.field("Incidentals").inputValue(), "begins with the latest");
    }

    @Test
    void theGoodRowsOfAFileAreKeptAndTheOthersListed() {
        var officer = Browser.signedIn("finance-officer", Window.DESK);
        officer.open("/allowances/rates.xhtml");
        officer.follow("Import daily rates");
        upload(officer);
        var told = officer.page().locator("main").getByRole(AriaRole.STATUS);
        assertThat(told).containsText("New: 2");
        var errors = officer.page().locator("table.m-table tbody tr");
        assertThat(errors).hasCount(2);
        assertThat(errors.nth(0)).containsText("March");
        assertThat(errors.nth(1)).containsText("XX");
        looksWell(officer, "allowances-import");
        upload(officer);
        assertThat(told).containsText("Known before: 2");
        officer.open("/allowances/rates.xhtml?country=IS&city=reyk&month=2009-04");
        assertThat(officer.page().locator("table.m-table tbody tr")).hasCount(1);
        assertThat(officer.page().locator("table.m-table tbody tr")).containsText("65");
        looksWell(officer, "allowances-rates");
    }

    @Test
    void anEventPaysBySchemeAndAClaimShowsTheNightsBehindIt() throws Exception {
        try (var connection = Installed.connect()) {
            var story = new BangkokStory(connection);
            story.tellByRows();
            var event = story.gathering.event;
            prepare();
            var host = Browser.signedIn("event-officer", Window.DESK);
            host.open("/claims/claims.xhtml?event=" + event);
            host.follow("Nights and host");
            var nights = host.section("Authorise nights");
            nights.getByLabel("First night").fill("2012-05-28");
            nights.getByLabel("Last night").fill("2012-05-30");
            host.press("Authorise nights");
            assertThat(host.page().locator("main")).containsText("Recorded");
            var things = host.section("Record what the host provides");
            things.getByLabel("First day").fill("2012-05-29");
            things.getByLabel("Last day").fill("2012-05-29");
            things.getByLabel("Lunch").check();
            host.press("Record what the host provides");
            assertThat(host.page().locator("table.m-table tbody tr").first())
                    .containsText("Lunch (1)");
            var ways = host.section("Authorise legs");
            ways.getByLabel("Day").fill("2012-05-27");
            ways.getByLabel("Legs").fill("2");
            host.press("Authorise legs");
            assertThat(host.page().locator("table.m-table tbody tr").first()).containsText("2");
            var away = host.section("Record a day trip");
            away.getByLabel("First day").fill("2012-05-28");
            away.getByLabel("Last day").fill("2012-05-28");
            away.getByLabel("Hours").fill("11");
            host.press("Record a day trip");
            assertThat(host.page().locator("table.m-table tbody tr").first())
                    .containsText("28 May 2012: 11 h");
            looksWell(host, "claims-stays");
            var officer = Browser.signedIn("finance-officer", Window.DESK);
            officer.open("/claims/claims.xhtml?event=" + event);
            officer.page().getByText("Pay by a scheme").click();
            officer.field("Scheme").selectOption(new SelectOption().setLabel(CODE + " · Nights"));
            officer.page().locator("[id='by:choose']").click();
            assertThat(officer.page().locator("main")).containsText("Allowance by scheme");
            officer.page().locator("[id='enter:person']").selectOption(story.silent().toString());
            officer.press("Enter a claim");
            assertThat(officer.page().locator("main")).containsText("The claim is entered");
            looksWell(officer, "claims-claims");
            officer.follow(story.gathering.code + "/1");
            var due = officer.page().locator("section[aria-labelledby=due]");
            assertThat(due).containsText("EUR 288.00");
            assertThat(due.locator("tbody tr").nth(1)).containsText("Lunch");
            officer.page().getByText("Facts it was reckoned from").click();
            assertThat(due.locator("dl")).containsText("28 May 2012 \u2013 30 May 2012");
            assertThat(due.locator("dl")).containsText("28 May 2012: 11 h");
            looksWell(officer, "claims-claim");
            officer.open("/claims/claims.xhtml?event=" + event);
            officer.follow(story.gathering.code + "-1");
            var flat = officer.page().locator("section[aria-labelledby=flat]");
            assertThat(flat).containsText("A flat amount for each day present, Version 1");
            assertThat(flat).containsText("EUR 100.00");
            looksWell(officer, "claims-flat");
        }
    }

    @Test
    void anAdvanceIsProposedApprovedPaidAndListedUntilItComesBack() throws Exception {
        try (var connection = Installed.connect()) {
            var story = new BangkokStory(connection);
            story.tellByRows();
            var officer = Browser.signedIn("finance-officer", Window.DESK);
            officer.open("/advances/advances.xhtml?event=" + story.gathering.event);
            officer.press("Propose an advance");
            assertThat(officer.page().locator("main")).containsText("names no share");
            officer.field("Share (%)").fill("80");
            officer.press("Propose an advance");
            assertThat(officer.page().locator("main")).containsText("a second person approves it");
            looksWell(officer, "advances-event");
            officer.follow(story.gathering.code + "/A1");
            var path = officer.page().url().replaceAll(".*/advances/", "/advances/");
            var controller = Browser.signedIn("controller", Window.DESK);
            controller.open("/index.xhtml");
            assertThat(controller.page().locator("main")).containsText("Advances to approve");
            controller.open("/advances/open.xhtml?state=TO_APPROVE&text=" + story.gathering.code);
            assertThat(controller.page().locator("table.m-table tbody tr")).hasCount(1);
            assertThat(controller.field("How long overdue")).hasCount(0);
            assertThat(controller.field("Sorted by")).hasCount(0);
            looksWell(controller, "advances-to-approve");
            controller.press("Approve");
            assertThat(controller.page().locator("main")).containsText("The advance is approved");
            assertThat(controller.page().locator("main")).containsText("No advance waits here");
            officer.open(path);
            officer.field("Paid on").fill("2012-05-20");
            officer.press("Mark as paid");
            assertThat(officer.page().locator("main")).containsText("The advance is paid");
            var address = story.gathering.event + "@advance.example";
            story.gathering.run(
                    "update muster.person set email = ?, language = 'fr' where id = (select person_id from muster.advance where event_id = ?)",
                    address,
                    story.gathering.event);
            assertEquals("armed", driver("arm"));
            officer.press("Send a reminder");
            assertThat(officer.page().locator("main")).containsText("The reminder goes by letter");
            await(() -> mailbox(address).size() == 1, "the letter in the mailbox");
            assertTrue(mailbox(address).get(0).contains("240.00"), mailbox(address).get(0));
            assertTrue(mailbox(address).get(0).contains("l’avance"), mailbox(address).get(0));
            officer.open(path);
            assertThat(officer.page().locator("dl.m-facts")).containsText("60 Sent");
            officer.open("/advances/open.xhtml?contribution=" + story.contribution);
            var row = officer.page().locator("section[aria-labelledby=open] tbody tr");
            assertThat(row).containsText("Overdue");
            assertThat(row).containsText("EUR 240.00");
            assertThat(officer.field("Sorted by")).isVisible();
            officer.open("/advances/open.xhtml?state=OVERDUE&contribution=" + story.contribution);
            assertThat(officer.field("Sorted by")).hasCount(0);
            officer.follow("Over 90 days overdue");
            assertThat(row).hasCount(1);
            assertThat(officer.page().locator("section[aria-labelledby=sums]"))
                    .containsText("EUR 240.00");
            looksWell(officer, "advances-open");
            officer.open(path);
            officer.field("Amount (EUR)").fill("240.00");
            officer.field("Reference").fill("Transfer 7");
            looksWell(officer, "advances-owed");
            officer.press("Record money that came back");
            assertThat(officer.page().locator("main")).containsText("Recovered");
            looksWell(officer, "advances-recovered");
        }
    }

    /** The texts of the letters to an address. */
    private static List<String> mailbox(String address) throws IOException {
        var texts = new ArrayList<String>();
        for (var letter : Installed.mail().letters()) {
            if (letter.recipients().contains(address)) {
                texts.add(letter.text());
            }
        }
        return texts;
    }

    /** A scheme and a rate of the place, entered and approved as above. */
    private static void prepare() throws SQLException {
        try (var connection = Installed.connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    """
                    insert into muster.scheme_version values (gen_random_uuid(), 0, '%s', 1, 'Nights', 'PER_NIGHT', 'EUR', 0,
                        5000, 600, 1200, 1200, 2000, 0, 0, 10, 4000, 0, 0, 8000, '2012-01-01', null, 'APPROVED',
                        'finance-officer', now(), 'controller', now())"""
                            .formatted(CODE));
            statement.executeUpdate(
                    "insert into muster.daily_rate values ('TH', 'Bangkok', '2012-05-01', 'EUR', 10000, null, 'Invented')");
        }
    }

    private static Locator row(Window window) {
        return window.page()
                .locator("table.m-table tbody tr")
                .filter(new Locator.FilterOptions().setHasText("BROWSER-NIGHT"));
    }

    private static void upload(Window officer) {
        officer.field("File")
                .setInputFiles(
                        new FilePayload(
                                "rates.csv", "text/csv", FILE.getBytes(StandardCharsets.UTF_8)));
        officer.press("Import daily rates");
    }

    private static void looksWell(Window window, String name) {
        for (var width : List.of(Window.PHONE, Window.DESK)) {
            window.resize(width);
            window.screenshot(
                    Installed.target().resolve("screenshots/%s-%d.png".formatted(name, width)));
            assertEquals(List.of(), window.flaws(), name + " " + width);
        }
    }
}
