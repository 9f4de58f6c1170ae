package org.muster.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
 * The pages that people see who never sign in: what is behind a letter's link at each of its times,
 * and what is shown where there is nothing to see. They fit a desk and a phone, from left to right
 * and from right to left, and keep nobody out.
 */
@ArquillianTest
@ExtendWith(Browser.class)
class AnswerPageTest extends Correspondence {
    private static final List<Language> LANGUAGES = List.of(Language.EN, Language.AR);

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(
                AnswerPageTest.class, Correspondence.class, CampaignDriver.class);
    }

    @Test
    void aLettersLinkIsReadAndAnsweredAtEachOfItsTimes() throws Exception {
        var first = event("Regional workshop on risk management");
        var second = eventBeside(first, "Dialogue with development partners");
        var sent = send(first, draft(first + "," + second));
        look("open", sent.link());

        var window = Browser.stranger(Window.DESK);
        open(window, sent.link(), Language.EN);
        var name = UUID.randomUUID().toString().substring(0, 8);
        type(window, "-0-0", "Ada", name, name + "@customs.example");
        type(window, "-1-0", "Ada", name, "no address");
        window.page().locator("main form button").first().click();
        assertTrue(window.page().locator("[role=alert]").isVisible());
        assertEquals(name, window.page().locator("[name=familyName-0-0]").inputValue());
        check("refused", window, List.of("422"));

        window.page().locator("[name=email-1-0]").fill(name + "@customs.example");
        window.page().locator("main form button").first().click();
        assertTrue(window.page().locator("[role=status]").isVisible());
        check("answered", window, List.of("422"));

        assertEquals("set", driver("deadline", "id", sent.campaign(), "in", "-60", "revised", "1"));
        look("late", sent.link());
        assertEquals("closed", driver("close", "id", sent.campaign()));
        look("over", sent.link());
        look("missing", Installed.url() + "/i/nothing");
    }

    @Test
    void aFaultSaysWhatHappenedAndWhereToGo() {
        for (var language : LANGUAGES) {
            var window = Browser.stranger(Window.DESK);
            window.open("/login.xhtml");
            window.page().locator("#m-language").selectOption(language.code());
            window.page().locator("#m-language ~ button").click();
            for (var status : List.of("403", "404", "500")) {
                window.open("/fault?status=" + status);
                assertEquals(language.code(), window.page().locator("html").getAttribute("lang"));
                check("fault-" + status, window, List.of(status));
            }
        }
    }

    private static void type(Window window, String row, String given, String family, String email) {
        window.page().locator("[name=givenName" + row + "]").fill(given);
        window.page().locator("[name=familyName" + row + "]").fill(family);
        window.page().locator("[name=email" + row + "]").fill(email);
    }

    private static void look(String name, String link) {
        for (var language : LANGUAGES) {
            var window = Browser.stranger(Window.DESK);
            open(window, link, language);
            assertEquals(language.code(), window.page().locator("html").getAttribute("lang"));
            check(name, window, name.equals("missing") ? List.of("404") : List.of());
        }
    }

    private static void open(Window window, String link, Language language) {
        var answer =
                window.open(link.substring(Installed.url().length()) + "?lang=" + language.code());
        assertTrue(
                answer.body().length
                                + window.fetch("/i/style.css")
                                        .body()
                                        .getBytes(StandardCharsets.UTF_8)
                                        .length
                        < 50_000,
                "small enough for a slow line");
    }

    /** Measures the page shown at both widths; its own status is no flaw of it. */
    private static void check(String name, Window window, List<String> statuses) {
        var flaws = new ArrayList<String>();
        var language = window.page().locator("html").getAttribute("lang");
        for (var width : List.of(Window.DESK, Window.PHONE)) {
            window.resize(width);
            window.screenshot(
                    Path.of(
                            Installed.target().toString(),
                            "screenshots",
                            "answer-%s-%s-%d.png".formatted(name, language, width)));
            window.flaws().stream()
                    .filter(
                            flaw ->
                                    statuses.stream()
                                            .noneMatch(own -> flaw.contains("status of " + own)))
                    .forEach(flaw -> flaws.add(width + " px: " + flaw));
        }
        assertTrue(flaws.isEmpty(), () -> name + " " + language + "\n" + String.join("\n", flaws));
    }
}
