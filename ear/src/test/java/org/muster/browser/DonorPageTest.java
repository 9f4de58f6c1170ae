package org.muster.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.shared.Language;
import org.muster.system.CampaignDriver;
import org.muster.system.Correspondence;
import org.muster.system.DonorStage;
import org.muster.system.InContainer;
import org.muster.system.Installed;

/** A donor opens the link of the letter, reads, looks behind the figures and takes the files. */
@ArquillianTest
@ExtendWith(Browser.class)
class DonorPageTest extends Correspondence {
    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(DonorPageTest.class, Correspondence.class, CampaignDriver.class);
    }

    @Test
    void theStatementIsReadDrilledIntoAndDownloadedInEveryFormat() throws Exception {
        var stage = new DonorStage();
        var statement = stage.certified();
        var link = sent(stage, statement);
        var window = Browser.stranger(Window.DESK);
        window.open(link);
        check("statement", window);
        assertTrue(text(window, "main").contains("EUR 476.55"), "what is left");

        follow(window, "table a", "Venue");
        assertTrue(text(window, "#behind").contains("INV-" + stage.code), "the lines behind it");
        check("lines", window);
        window.page().locator("#behind tbody a").first().click();
        assertTrue(text(window, "#behind").contains("EUR 523.45"), "what the event cost");
        check("event", window);
        window.page()
                .locator(
                        "#behind a",
                        new com.microsoft.playwright.Page.LocatorOptions().setHasText("Fiji"))
                .click();
        assertTrue(text(window, "#behind").contains("Workshop " + stage.code));
        check("administration", window);
        files(window);
    }

    @Test
    void theNewVersionIsAnnouncedAndArabicRunsFromTheRight() throws Exception {
        var stage = new DonorStage();
        var first = stage.certified();
        var link = sent(stage, first);
        stage.spend("VENUE", 2_000, null);
        stage.certified();
        var window = Browser.stranger(Window.PHONE);
        window.open(link + "?lang=" + Language.AR.code());
        assertEquals("rtl", window.page().locator("html").getAttribute("dir"));
        assertTrue(window.page().locator("[role=status]").isVisible());
        check("followed", window);
        window.page().locator("[role=status] a").click();
        assertEquals(0, window.page().locator("[role=status]").count());
        check("latest", window);
    }

    @Test
    void whoSignsInAsADonorReadsTheSamePage() throws Exception {
        var statement = new DonorStage().certified();
        var window = Browser.signedIn("donor", Window.DESK);
        window.open("/reporting/statements.xhtml");
        window.page().locator("a[href$='/donor/statements']").click();
        check("own", window);
        window.open("/donor/statements?s=" + statement);
        check("own-one", window);
        files(window);
    }

    private String sent(DonorStage stage, String statement) throws Exception {
        assertEquals("armed", driver("arm"));
        var address = stage.contact("en");
        assertEquals(1, DonorStage.send(statement));
        return DonorStage.link(address, 1);
    }

    private static void files(Window window) throws IOException {
        var names = new ArrayList<String>();
        for (var each : window.page().locator(".files a").all()) {
            var download = window.page().waitForDownload(each::click);
            assertTrue(Files.size(download.path()) > 0, download.suggestedFilename());
            names.add(download.suggestedFilename().replaceAll(".*\\.", ""));
        }
        assertEquals(List.of("csv", "pdf", "xlsx", "xml", "journal", "beancount"), names);
    }

    private static void follow(Window window, String links, String label) {
        window.page()
                .locator(links)
                .filter(new Locator.FilterOptions().setHasText(label))
                .first()
                .click();
    }

    private static String text(Window window, String part) {
        return window.page().locator(part).innerText().replace('\u00a0', ' ');
    }

    /** Measures the page shown at both widths. */
    private static void check(String name, Window window) {
        var flaws = new ArrayList<String>();
        for (var width : List.of(Window.DESK, Window.PHONE)) {
            window.resize(width);
            window.screenshot(
                    Installed.target()
                            .resolve("screenshots")
                            .resolve("donor-" + name + "-" + width + ".png"));
            window.flaws().forEach(flaw -> flaws.add(width + " px: " + flaw));
        }
        assertEquals(List.of(), flaws, name);
    }
}
