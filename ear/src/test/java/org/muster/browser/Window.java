package org.muster.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.HttpCredentials;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One person at one browser window, with cookies of their own. */
final class Window {
    /** The desk's window and the phone's: every page has to work at both. */
    static final int DESK = 1280;

    static final int PHONE = 390;

    private static final boolean IS_PICTURED = !Boolean.parseBoolean(System.getenv("CI"));

    // A key without a text, or one that nobody turned into its sentence.
    private static final Pattern MISSING_TEXT =
            Pattern.compile("\\?\\?\\?\\S*?\\?\\?\\?|\\b(outcome|why|refusal|told)\\.[\\w.]+\\[");

    private final Site site;
    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new ArrayList<>();

    Window(com.microsoft.playwright.Browser chromium, Site site, int width) {
        this(chromium, site, width, null);
    }

    /** Somebody whose browser answers a request for a name and password with these. */
    Window(
            com.microsoft.playwright.Browser chromium,
            Site site,
            int width,
            HttpCredentials credentials) {
        this.site = site;
        var options =
                new NewContextOptions()
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/Brussels")
                        .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
                        .setViewportSize(width, height(width));
        options.httpCredentials = credentials;
        context = chromium.newContext(options);
        context.setDefaultTimeout(20_000);
        page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        errors.add("console: " + message.text() + " at " + message.location());
                    }
                });
        page.onPageError(error -> errors.add("script: " + error));
    }

    void signIn(String role) {
        var login = site.login().apply(role);
        open("/index.xhtml");
        page.locator("[name=j_username]").fill(login);
        page.locator("[name=j_password]").fill(site.password().apply(login));
        page.locator("[name=j_password]").press("Enter");
        page.waitForURL(Pattern.compile(".*/(index\\.xhtml.*)?$"));
    }

    /** Opens a page by its path under the context root. */
    Response open(String path) {
        errors.clear();
        return page.navigate(site.url() + path);
    }

    Page page() {
        return page;
    }

    void resize(int width) {
        page.setViewportSize(width, height(width));
    }

    /** The field under this label; a star may follow where something has to be typed. */
    Locator field(String label) {
        var plain = label.replaceAll("[()?.]", "\\\\$0");
        return page.locator("main").getByLabel(Pattern.compile("^" + plain + "\\W*$"));
    }

    void press(String button) {
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    void follow(String link) {
        page.locator("main")
                .getByRole(
                        AriaRole.LINK, new Locator.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }

    /** The part of the page under this heading. */
    Locator section(String heading) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(heading).setExact(true));
    }

    /** What the server sends for the path, unseen by the window. */
    Fetched fetch(String path) {
        var answer =
                context.request()
                        .get(site.url() + path, RequestOptions.create().setTimeout(60_000));
        var fetched = new Fetched(answer.status(), answer.text());
        answer.dispose();
        return fetched;
    }

    record Fetched(int status, String body) {}

    /** A picture to look at; with <code>CI=true</code> nobody would, and none is taken. */
    void screenshot(Path file) {
        if (IS_PICTURED) {
            picture(file);
        }
    }

    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /** What is wrong with the page shown that any page may be measured by. */
    List<String> flaws() {
        var flaws = new ArrayList<>(errors);
        var missing = MISSING_TEXT.matcher(page.locator("body").innerText());
        while (missing.find()) {
            flaws.add("text without a translation: " + missing.group());
        }
        var over =
                (Number)
                        page.evaluate(
                                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (over.intValue() > 0) {
            flaws.add("the page is " + over + " px wider than the window" + widest());
        }
        flaws.addAll(barriers());
        return flaws;
    }

    private String widest() {
        return " because of "
                + page.evaluate(
                        """
                        [...document.querySelectorAll('body *')]
                          .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
                          .slice(0, 5).map(e => e.tagName + '.' + e.className + '#' + e.id).join(', ')""");
    }

    /** What axe finds that keeps somebody out: serious and critical violations. */
    private List<String> barriers() {
        // A page is told of axe once, however often it is measured. Nothing here has a frame.
        if (!(Boolean) page.evaluate("typeof axe === 'object'")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        var found =
                (List<?>)
                        page.evaluate(
                                """
                                axe.run(document, { resultTypes: ['violations'] }).then(results => results.violations
                                  .filter(rule => ['serious', 'critical'].includes(rule.impact))
                                  .map(rule => `${rule.id}: ${rule.help} ` + rule.nodes.slice(0, 5).map(node => node.html).join(' | ')))""");
        return found.stream().map(String::valueOf).toList();
    }

    void close() {
        context.close();
    }

    private static int height(int width) {
        return width < 600 ? 844 : 900;
    }
}
