package org.muster.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.shared.Language;
import org.muster.shared.Roles;
import org.muster.system.Beside;
import org.muster.system.Installed;

/**
 * Every page there is, as somebody who may see it, at a desk and on a phone: it answers, it fits,
 * nobody is kept out, and a picture of it is left under target/screenshots, unless <code>CI=true
 * </code>, where nobody would look at it.
 *
 * <p>A page that is about one thing (an event, a claim) is reached as people reach it: by a link on
 * another page.
 */
@Beside
@ExtendWith(Browser.class)
class EveryPageTest {
    private static final List<String> BY_REACH =
            List.of(
                    Roles.EVENT_OFFICER,
                    Roles.FINANCE_OFFICER,
                    Roles.CONTROLLER,
                    Roles.OPERATOR,
                    Roles.ADMINISTRATOR,
                    Roles.AUDITOR,
                    Roles.FACILITATOR,
                    Roles.DONOR);

    private static final List<String> ACTS =
            List.of(
                    "answers",
                    "deadline",
                    "day-after",
                    "sheet",
                    "claims",
                    "costs",
                    "reconcile",
                    "approve",
                    "statement");

    private static Site site;

    private final Map<String, Window> signedIn = new HashMap<>();

    @BeforeAll
    static void theStoryIsToldToItsEnd() throws Exception {
        for (var act : ACTS) {
            Installed.demonstration().told(act);
        }
        site = Site.demonstration();
    }

    @TestFactory
    Stream<DynamicTest> everyPageServesThoseWhoMaySeeIt() throws IOException {
        var found = new TreeMap<>(new Tour(site, views()).find(BY_REACH, this::window));
        return found.values().stream()
                .map(stop -> dynamicTest(stop.view() + " as " + stop.role(), () -> look(stop)));
    }

    @TestFactory
    Stream<DynamicTest> everyPageForStrangersKeepsNobodyOut() {
        return Stream.of("/login.xhtml", "/login.xhtml?failed=1")
                .map(
                        path ->
                                dynamicTest(
                                        path,
                                        () ->
                                                look(
                                                        Browser.stranger(site, Window.DESK),
                                                        path,
                                                        200)));
    }

    @TestFactory
    Stream<DynamicTest> aPhoneShowsTheListsInEveryLanguage() {
        return Stream.of(Language.values())
                .map(language -> dynamicTest(language.code(), () -> look(language)));
    }

    private void look(Language language) throws IOException {
        var window = Browser.signedIn(site, Roles.EVENT_OFFICER, Window.PHONE);
        var flaws = new ArrayList<String>();
        window.page().locator("#m-language").selectOption(language.code());
        window.page().locator("#m-language ~ button").click();
        for (var path : List.of("/index.xhtml", "/events/events.xhtml", "/members/members.xhtml")) {
            window.open(path);
            assertEquals(language.code(), window.page().locator("html").getAttribute("lang"), path);
            flaws.addAll(window.flaws());
        }
        window.screenshot(screenshot("/members/members-" + language.code(), Window.PHONE));
        assertEquals(List.of(), flaws);
    }

    private void look(Tour.Stop stop) throws IOException {
        assertTrue(stop.isReached(), () -> "Nobody reaches " + stop.view() + " by a link");
        look(window(stop.role()), stop.path(), 200);
    }

    private static void look(Window window, String path, int status) throws IOException {
        var flaws = new ArrayList<String>();
        assertEquals(status, window.open(path).status(), path);
        for (var width : List.of(Window.DESK, Window.PHONE)) {
            window.resize(width);
            window.screenshot(screenshot(path, width));
            window.flaws().forEach(flaw -> flaws.add(width + " px: " + flaw));
        }
        assertTrue(flaws.isEmpty(), () -> path + "\n" + String.join("\n", flaws));
    }

    private Window window(String role) {
        return signedIn.computeIfAbsent(role, who -> Browser.signedIn(site, who, Window.DESK));
    }

    private static Path screenshot(String path, int width) {
        var name = path.replaceAll("\\?failed=1$", "-refused").replaceAll("(\\.xhtml)?\\?.*$", "");
        return Installed.target()
                .resolve("screenshots")
                .resolve(
                        name.replace(".xhtml", "").substring(1).replace('/', '-')
                                + "-"
                                + width
                                + ".png");
    }

    /** The views of the web application that somebody signed in may open. */
    private static List<String> views() throws IOException {
        var root =
                Path.of(System.getProperty("muster.scripts"))
                        .resolve("../../../../web/src/main/webapp")
                        .normalize();
        try (var files = Files.walk(root)) {
            return files.map(file -> "/" + root.relativize(file).toString().replace('\\', '/'))
                    .filter(view -> view.endsWith(".xhtml"))
                    .filter(view -> !view.matches("/(WEB-INF|resources|error|i)/.*|/login\\.xhtml"))
                    .sorted()
                    .toList();
        }
    }
}
