package org.muster.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.shared.Language;
import org.muster.system.CampaignDriver;
import org.muster.system.Correspondence;
import org.muster.system.InContainer;
import org.muster.system.Installed;

/**
 * Recipients at a telephone on a line of 50 kbit/s with a second's delay, which loses a response:
 * what they press twice counts once, and they see it. Then the office looks at what they told.
 */
@ArquillianTest
@ExtendWith(Browser.class)
class SlowLineTest extends Correspondence {
    private static final int BYTES_A_SECOND = 50_000 / 8;

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(SlowLineTest.class, Correspondence.class, CampaignDriver.class);
    }

    @Test
    void inRussianTwoOfficersAreNominatedAndTravel() throws Exception {
        nominateAndTravel(Language.RU, "Анна Орлова");
    }

    @Test
    void inArabicTwoOfficersAreNominatedAndTravel() throws Exception {
        nominateAndTravel(Language.AR, "ليلى حداد");
    }

    private void nominateAndTravel(Language language, String nativeName) throws Exception {
        var sent = send();
        var window = Browser.stranger(Window.PHONE);
        slow(window);
        window.open(path(sent.link()) + "?lang=" + language.code());
        assertEquals(language.code(), window.page().locator("html").getAttribute("lang"));
        assertEquals(
                language.isRightToLeft() ? "rtl" : "ltr",
                window.page().locator("html").getAttribute("dir"));
        var tag = UUID.randomUUID().toString().substring(0, 8);
        officer(window, "-0-0", "first-" + tag, nativeName);
        window.page().locator("main summary").nth(1).click();
        officer(window, "-0-1", "second-" + tag, "");
        check("typed", window, language);

        var posts = losingTheFirstAnswer(window, sent.link());
        window.page().locator("main form button").first().click();
        await(() -> kept(sent).size() == 2, "the server to have taken the answer");
        window.page().locator("main form button").first().click();
        window.page().locator("[role=status]").waitFor();
        assertEquals(2, posts.get(), "it was sent twice");
        assertEquals("1", audited(sent), "and counted once");
        assertEquals(List.of("1 first-" + tag, "2 second-" + tag), kept(sent));
        assertEquals("first-" + tag, window.page().locator("[name=familyName-0-0]").inputValue());
        assertEquals("second-" + tag, window.page().locator("[name=familyName-0-1]").inputValue());
        assertEquals(nativeName, window.page().locator("[name=nativeName-0-0]").inputValue());
        check("answered", window, language);

        travel(sent, "first-" + tag, language);
    }

    private void travel(Sent sent, String name, Language language) throws Exception {
        execute(
                "insert into muster.event_seats values ('"
                        + sent.event()
                        + "', 0, 5, 5, 5, 10) on conflict do nothing");
        assertEquals("selected", driver("select", "id", nomination(sent, name)));
        assertEquals("confirmed", driver("confirm", "id", nomination(sent, name)));
        var desk = Browser.signedIn("event-officer", Window.DESK);
        desk.open("/travel/arrivals.xhtml?event=" + sent.event());
        desk.page().locator("main a[href*='traveller.xhtml']").first().click();
        var link = desk.page().locator("main a[rel=noreferrer]").getAttribute("href");
        check("traveller", desk, language);

        var window = Browser.stranger(Window.PHONE);
        slow(window);
        window.open(path(link) + "?lang=" + language.code());
        var day =
                rows("select starts_on - 1 from muster.capacity_event where id = '"
                                + sent.event()
                                + "'")
                        .get(0);
        window.page().locator("[name=arrivesOn]").fill(day);
        window.page().locator("[name=arrivesAt]").fill("14:30");
        window.page().locator("[name=arrivalFlight]").fill("TG 920");
        window.page().locator("[name=lodging]").selectOption("SINGLE");
        window.page().locator("[name=visaLetter]").selectOption("YES");
        var posts = losingTheFirstAnswer(window, link);
        window.page().locator("main form button").first().click();
        await(() -> told(sent) == 1, "the server to have taken the facts");
        window.page().locator("main form button").first().click();
        window.page().locator("[role=status]").waitFor();
        assertEquals(2, posts.get(), "it was sent twice");
        assertEquals("TG 920", window.page().locator("[name=arrivalFlight]").inputValue());
        assertTrue(window.page().locator("[name=passportNumber]").isVisible());
        check("travel", window, language);

        desk.open("/travel/arrivals.xhtml?event=" + sent.event());
        assertTrue(desk.page().locator("main").innerText().contains("TG 920"));
        check("arrivals", desk, language);
        desk.page().locator("main a[href*='traveller.xhtml']").first().click();
        desk.page().locator("[id='facts:departsOn']").fill("2001-01-01");
        desk.page().locator("[id='facts:hotel']").fill("Riverside");
        desk.page().locator("[id='facts:save']").click();
        assertEquals("Riverside", desk.page().locator("[id='facts:hotel']").inputValue());
        assertEquals("2001-01-01", desk.page().locator("[id='facts:departsOn']").inputValue());
        assertTrue(desk.page().locator("main").innerText().contains("before the arrival"));
        desk.page().locator("[id='facts:departsOn']").fill("");
        desk.page().locator("[id='facts:save']").click();
        desk.page().waitForURL(url -> url.contains("arrivals.xhtml"));
        assertTrue(desk.page().locator("main").innerText().contains("Riverside"));
    }

    private static void slow(Window window) {
        var session = window.page().context().newCDPSession(window.page());
        session.send("Network.enable");
        var line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", 1_000);
        line.addProperty("downloadThroughput", BYTES_A_SECOND);
        line.addProperty("uploadThroughput", BYTES_A_SECOND);
        session.send("Network.emulateNetworkConditions", line);
    }

    /** The server takes the first form, and its answer never arrives. */
    private static AtomicInteger losingTheFirstAnswer(Window window, String link) {
        var posts = new AtomicInteger();
        window.page()
                .route(
                        url -> url.contains(path(link)),
                        route -> {
                            if (!route.request().method().equals("POST")) {
                                route.resume();
                            } else if (posts.incrementAndGet() == 1) {
                                route.fetch(new Route.FetchOptions().setMaxRedirects(0));
                                route.abort("aborted");
                            } else {
                                route.resume();
                            }
                        });
        return posts;
    }

    private static void officer(Window window, String row, String family, String nativeName) {
        window.page().locator("[name=givenName" + row + "]").fill("Ada");
        window.page().locator("[name=familyName" + row + "]").fill(family);
        window.page().locator("[name=nativeName" + row + "]").fill(nativeName);
        window.page().locator("[name=email" + row + "]").fill(family + "@customs.example");
    }

    private static List<String> kept(Sent sent) throws Exception {
        return rows(
                "select n.rank || ' ' || p.family_name from muster.nomination n join muster.person p on p.id = n.person_id"
                        + " where n.event_id = '"
                        + sent.event()
                        + "' order by n.rank");
    }

    private static int told(Sent sent) throws Exception {
        return rows("select t.participation_id from muster.travel t join muster.participation p on p.id = t.participation_id"
                        + " where p.event_id = '"
                        + sent.event()
                        + "'")
                .size();
    }

    private static String path(String link) {
        return link.substring(Installed.url().length());
    }

    /** Measures the page at both widths; a lost answer is no flaw of it. */
    private static void check(String name, Window window, Language language) {
        window.page().waitForLoadState(LoadState.LOAD);
        var flaws = new ArrayList<String>();
        for (var width : List.of(Window.DESK, Window.PHONE)) {
            window.resize(width);
            window.screenshot(
                    Path.of(
                            Installed.target().toString(),
                            "screenshots",
                            "slow-%s-%s-%d.png".formatted(name, language.code(), width)));
            window.flaws().stream()
                    .filter(flaw -> !flaw.contains("net::ERR_"))
                    .forEach(flaw -> flaws.add(width + " px: " + flaw));
        }
        assertTrue(flaws.isEmpty(), () -> name + " " + language + "\n" + String.join("\n", flaws));
    }
}
