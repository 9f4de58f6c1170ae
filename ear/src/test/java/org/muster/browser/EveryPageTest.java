package org.muster.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.shared.Roles;
import org.muster.system.Installed;

/**
 * Every page there is, as somebody who may see it, at a desk and on a phone: it answers, it fits,
 * nobody is kept out, and a picture of it is left under target/screenshots.
 *
 * <p>A page that is about one thing (an event, a claim) is reached as people reach it: by a link on
 * another page.
 */
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

    private final Map<String, Window> signedIn = new HashMap<>();

    @TestFactory
    Stream<DynamicTest> everyPageServesThoseWhoMaySeeIt() throws IOException {
        var found = new TreeMap<>(new Tour(views()).find(BY_REACH, this::window));
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
                                        () -> look(Browser.stranger(Window.DESK), path, 200)));
    }

    private void look(Tour.Stop stop) throws IOException {
        assumeTrue(stop.isReached(), () -> "There is nothing yet that " + stop.view() + " shows");
        look(window(stop.role()), stop.path(), 200);
    }

    private static void look(Window window, String path, int status) throws IOException {
        var flaws = new ArrayList<String>();
        for (var width : List.of(Window.DESK, Window.PHONE)) {
            window.resize(width);
            assertEquals(status, window.open(path).status(), path);
            window.screenshot(screenshot(path, width));
            window.flaws().forEach(flaw -> flaws.add(width + " px: " + flaw));
        }
        assertTrue(flaws.isEmpty(), () -> path + "\n" + String.join("\n", flaws));
    }

    private Window window(String role) {
        return signedIn.computeIfAbsent(role, who -> Browser.signedIn(who, Window.DESK));
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
