package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.Installed;

/** Signing in: by hand, by keyboard alone, and not at all. */
@ExtendWith(Browser.class)
class SignInTest {

    @Test
    void somebodyWhoSignsInSeesThePageTheyAskedFor() {
        var window = Browser.stranger(Window.DESK);
        window.open("/accounts/own.xhtml");
        window.page().getByLabel("Login").fill("event-officer");
        window.page().getByLabel("Password").fill(Installed.PASSWORD);
        window.page().getByRole(AriaRole.BUTTON).filter(text("Sign in")).click();
        window.page().waitForURL(Installed.url() + "/accounts/own.xhtml*");
        assertThat(window.page().locator("main")).containsText("event-officer");
    }

    @Test
    void theKeyboardAloneSignsInAndReachesTheFirstLink() {
        var window = Browser.stranger(Window.DESK);
        window.open("/index.xhtml");
        var keyboard = window.page().keyboard();
        for (var presses = 0; presses < 12 && !focused(window).equals("j_username"); presses++) {
            keyboard.press("Tab");
        }
        assertEquals("j_username", focused(window));
        keyboard.type("event-officer");
        keyboard.press("Tab");
        assertEquals("j_password", focused(window));
        keyboard.type(Installed.PASSWORD);
        keyboard.press("Enter");
        assertThat(window.page().locator("main h1")).isVisible();
        keyboard.press("Tab");
        assertEquals("A", window.page().evaluate("document.activeElement.tagName"));
    }

    @Test
    void aWrongPasswordIsRefusedWithASentenceAndSaysNothingAboutTheLogin() {
        assertEquals(refusal("event-officer", "wrong"), refusal("no-such-login", "wrong"));
    }

    private static String refusal(String login, String password) {
        var window = Browser.stranger(Window.DESK);
        window.open("/index.xhtml");
        window.page().getByLabel("Login").fill(login);
        window.page().getByLabel("Password").fill(password);
        window.page().getByLabel("Password").press("Enter");
        var sentence = window.page().getByRole(AriaRole.ALERT);
        assertThat(sentence).isVisible();
        assertTrue(window.fetch("/index.xhtml").body().contains("j_password"), "still outside");
        return sentence.innerText();
    }

    private static String focused(Window window) {
        return (String) window.page().evaluate("document.activeElement.name || ''");
    }

    private static com.microsoft.playwright.Locator.FilterOptions text(String text) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
    }
}
