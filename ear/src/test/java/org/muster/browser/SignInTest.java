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
        var visitor = Browser.stranger(Visitor.DESK);
        visitor.open("/accounts/own.xhtml");
        visitor.page().getByLabel("Login").fill("event-officer");
        visitor.page().getByLabel("Password").fill(Installed.PASSWORD);
        visitor.page().getByRole(AriaRole.BUTTON).filter(text("Sign in")).click();
        visitor.page().waitForURL(Installed.url() + "/accounts/own.xhtml*");
        assertThat(visitor.page().locator("main")).containsText("event-officer");
    }

    @Test
    void theKeyboardAloneSignsInAndReachesTheFirstLink() {
        var visitor = Browser.stranger(Visitor.DESK);
        visitor.open("/index.xhtml");
        var keyboard = visitor.page().keyboard();
        for (var presses = 0; presses < 12 && !focused(visitor).equals("j_username"); presses++) {
            keyboard.press("Tab");
        }
        assertEquals("j_username", focused(visitor));
        keyboard.type("event-officer");
        keyboard.press("Tab");
        assertEquals("j_password", focused(visitor));
        keyboard.type(Installed.PASSWORD);
        keyboard.press("Enter");
        assertThat(visitor.page().locator("main h1")).isVisible();
        keyboard.press("Tab");
        assertEquals("A", visitor.page().evaluate("document.activeElement.tagName"));
    }

    @Test
    void aWrongPasswordIsRefusedWithASentenceAndSaysNothingAboutTheLogin() {
        assertEquals(refusal("event-officer", "wrong"), refusal("no-such-login", "wrong"));
    }

    private static String refusal(String login, String password) {
        var visitor = Browser.stranger(Visitor.DESK);
        visitor.open("/index.xhtml");
        visitor.page().getByLabel("Login").fill(login);
        visitor.page().getByLabel("Password").fill(password);
        visitor.page().getByLabel("Password").press("Enter");
        var sentence = visitor.page().getByRole(AriaRole.ALERT);
        assertThat(sentence).isVisible();
        assertTrue(visitor.fetch("/index.xhtml").body().contains("j_password"), "still outside");
        return sentence.innerText();
    }

    private static String focused(Visitor visitor) {
        return (String) visitor.page().evaluate("document.activeElement.name || ''");
    }

    private static com.microsoft.playwright.Locator.FilterOptions text(String text) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
    }
}
