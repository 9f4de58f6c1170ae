package org.muster.browser;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.HttpCredentials;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.muster.system.Installed;

/**
 * The Chromium of each thread that tests run on, started before the first of them that needs it and
 * ended after the last of the run: what drives it may be called by one thread alone.
 *
 * <p>The browser is the machine's own: nothing is downloaded. Where there is none, the tests report
 * themselves skipped and say how to get one; with <code>CI=true</code> they fail instead, for there
 * a skipped test would be taken for a passed one.
 */
final class Browser implements ExecutionCondition, BeforeAllCallback, AfterEachCallback {
    private static final List<String> NAMES =
            List.of(
                    "chromium-headless-shell",
                    "chromium",
                    "chromium-browser",
                    "google-chrome",
                    "google-chrome-stable");
    private static final String MISSING =
            "No Chromium or Chrome is on the PATH ("
                    + String.join(", ", NAMES)
                    + "). Get one by: sudo apt-get install chromium-headless-shell";

    private static final ThreadLocal<List<Window>> WINDOWS =
            ThreadLocal.withInitial(ArrayList::new);
    private static final ThreadLocal<Running> RUNNING = new ThreadLocal<>();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (executable().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is there");
        }
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException(MISSING);
        }
        return ConditionEvaluationResult.disabled(MISSING);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        RUNNING.set(
                context.getRoot()
                        .getStore(Namespace.create(Browser.class))
                        .getOrComputeIfAbsent(
                                Thread.currentThread(), first -> new Running(), Running.class));
    }

    /** What a failed test saw last is left under target/screenshots. */
    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        var windows = WINDOWS.get();
        if (context.getExecutionException().isPresent()) {
            for (var window : windows) {
                System.err.println("Seen last: " + window.page().url());
                window.picture(
                        Installed.target()
                                .resolve("screenshots")
                                .resolve(
                                        "failed-%s-%d.png"
                                                .formatted(
                                                        context.getRequiredTestMethod().getName(),
                                                        windows.indexOf(window))));
            }
        }
        windows.forEach(Window::close);
        windows.clear();
    }

    /** Somebody who has not signed in, at a window of the width given. */
    static Window stranger(int width) {
        return stranger(Site.shared(), width);
    }

    static Window stranger(Site site, int width) {
        var window = new Window(RUNNING.get().chromium, site, width);
        WINDOWS.get().add(window);
        return window;
    }

    /** Somebody whose browser knows the name and password that a page may ask for by HTTP. */
    static Window known(Site site, String role, int width) {
        var login = site.login().apply(role);
        var credentials = new HttpCredentials(login, site.password().apply(login));
        var window = new Window(RUNNING.get().chromium, site, width, credentials);
        WINDOWS.get().add(window);
        return window;
    }

    /** Somebody who signed in by the login page in the role given. */
    static Window signedIn(String role, int width) {
        return signedIn(Site.shared(), role, width);
    }

    static Window signedIn(Site site, String role, int width) {
        var window = stranger(site, width);
        window.signIn(role);
        return window;
    }

    private static Optional<Path> executable() {
        var directories = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return NAMES.stream()
                .flatMap(name -> Arrays.stream(directories).map(at -> Path.of(at, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Closed by JUnit after the last test class of the run. */
    private static final class Running implements AutoCloseable {
        // The machine's own browser serves; nothing is fetched, whoever starts the tests.
        private final Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

        private final com.microsoft.playwright.Browser chromium;

        Running() {
            // A server under test may get the one free port above 8080 that Chromium shuns.
            var arguments =
                    Stream.of(
                                    "--disable-dev-shm-usage",
                                    "--lang=en-GB",
                                    "--explicitly-allowed-ports=10080")
                            .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
            if ("root".equals(System.getProperty("user.name"))) {
                arguments.add("--no-sandbox");
            }
            chromium =
                    playwright
                            .chromium()
                            .launch(
                                    new BrowserType.LaunchOptions()
                                            .setExecutablePath(executable().orElseThrow())
                                            .setArgs(arguments));
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
