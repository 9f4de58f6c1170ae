package org.muster.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.muster.system.Camera;
import org.muster.system.CampaignDriver;
import org.muster.system.Correspondence;
import org.muster.system.Gathering;
import org.muster.system.InContainer;
import org.muster.system.Installed;
import org.muster.system.Visitor;
import org.subethamail.smtp.RejectException;

/** An officer issues certificates at the desk, and a stranger checks one by its code. */
@ArquillianTest
@ExtendWith(Browser.class)
class CertificateDeskTest extends Correspondence {
    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(
                CertificateDeskTest.class, Correspondence.class, CampaignDriver.class);
    }

    private Connection connection;
    private Gathering gathering;
    private Window window;

    @BeforeEach
    void gather() throws SQLException {
        connection = Installed.connect();
        gathering = new Gathering(connection);
        gathering.run(
                "insert into muster.capacity_event_title values (?, 'en', 'Workshop on valuation')",
                gathering.event);
    }

    @AfterEach
    void leave() throws SQLException {
        connection.close();
    }

    @Test
    void certificatesAreIssuedCheckedRevokedAndForgetTheirHolders() throws Exception {
        var amina = attended(0, "ar", "Amina", 6);
        var xiaoli = attended(1, "zh", "Xiaoli", 5);
        attended(2, "ru", "Aigerim", 4);
        window = Browser.signedIn("event-officer", Window.DESK);
        window.open("/attendance/certificates.xhtml?event=" + gathering.event);
        var main = window.page().locator("main");
        window.press("Issue the certificates");
        assertThat(main).containsText("Certificates issued: 2.");
        assertThat(row("Aigerim")).containsText("Attended too little");
        assertThat(row("Aigerim")).containsText("2 of 3");
        assertThat(row("Aigerim")).containsText("Afghanistan");
        seen("certificates");
        var papers = papers();
        assertEquals(2, papers.size());
        var paper = papers.get("certificate-" + gathering.code + "-001-1.pdf");
        var code = Camera.codes(paper).get(0);
        var path = code.substring(code.indexOf("/c/"));
        checked(
                path,
                200,
                "This certificate is valid.",
                "Amina",
                "3 of 3",
                gathering.code + "-001");
        var printed = Visitor.anonymous().bytes(path + "?paper=pdf");
        try (var pdf = Loader.loadPDF(printed)) {
            assertTrue(new PDFTextStripper().getText(pdf).contains("Amina Testova"));
        }
        stranger(path);
        checked(path.replace(".1.", ".2."), 404, "No certificate has this address");
        checked("/c/" + gathering.code + "-001", 404, "No certificate has this address");
        gathering.run(
                "update muster.person set given_name = '', family_name = '', erased_at = now() where id = ?",
                amina);
        checked(path, 200, "This certificate is valid.", "not kept any more", "3 of 3");
        assertEquals(404, Visitor.anonymous().get(path + "?paper=pdf").statusCode());
        var second =
                Camera.codes(papers.get("certificate-" + gathering.code + "-002-1.pdf")).get(0);
        unearned(xiaoli, second.substring(second.indexOf("/c/")));
        window.open("/attendance/certificates.xhtml?event=" + gathering.event);
        revoke("Xiaoli");
        checked(second.substring(second.indexOf("/c/")), 200, "was revoked");
    }

    @Test
    void aPaperThatWasReplacedStandsAsItsLaterIssueDoes() throws Exception {
        var amina = attended(0, "en", "Amina", 6);
        window = Browser.signedIn("event-officer", Window.DESK);
        window.open("/attendance/certificates.xhtml?event=" + gathering.event);
        window.press("Issue the certificates");
        var path = path("-001-1.pdf");
        gathering.run("update muster.person set given_name = 'Aminata' where id = ?", amina);
        checked(path, 200, "This certificate is valid.", "was put right since");
        window.open("/attendance/certificates.xhtml?event=" + gathering.event);
        assertThat(row("Aminata")).containsText(gathering.code + "-001");
        assertThat(row("Aminata").locator("td a")).hasCount(0);
        window.press("Issue the certificates");
        assertThat(row("Aminata").locator("td a")).hasCount(1);
        checked(path, 200, "A later issue", "was put right since");
        checked(path("-001-2.pdf"), 200, "This certificate is valid.");
        revoke("Aminata");
        checked(path, 200, "was revoked");
    }

    @Test
    void aLetterOfWhatWasPutRightMeanwhileWaitsForTheNextIssue() throws Exception {
        var amina = attended(0, "en", "Amina", 6);
        var address = "amina" + gathering.code.toLowerCase(Locale.ROOT) + "@test.example";
        gathering.run("update muster.person set email = ? where id = ?", address, amina);
        assertEquals("armed", driver("arm"));
        Installed.mail()
                .behave(
                        letter -> {
                            if (letter.recipients().contains(address)) {
                                throw new RejectException(451, "4.3.0 Try again later");
                            }
                        });
        try {
            window = Browser.signedIn("event-officer", Window.DESK);
            window.open("/attendance/certificates.xhtml?event=" + gathering.event);
            window.press("Issue the certificates");
            window.press("Send to those who have one");
            assertThat(window.page().locator("main")).containsText("Letters queued: 1.");
            gathering.run("update muster.person set given_name = 'Aminata' where id = ?", amina);
            await(() -> letter().equals("CANCELLED OUTDATED"), "the letter to be kept back");
        } finally {
            Installed.mail().behave(letter -> {});
        }
    }

    private String letter() throws SQLException {
        return gathering.told(
                "select delivery, withheld from muster.letter where mailing_id = ? and purpose = 'CERTIFICATE'",
                gathering.event);
    }

    private String path(String file) throws Exception {
        var paper = papers().get("certificate-" + gathering.code + file);
        var code = Camera.codes(paper).get(0);
        return code.substring(code.indexOf("/c/"));
    }

    private void revoke(String name) {
        row(name).locator("summary").click();
        row(name).getByLabel("Reason").fill("Issued to the wrong officer");
        row(name).getByRole(AriaRole.BUTTON).last().click();
        assertThat(row(name)).containsText("Issued to the wrong officer");
    }

    /** A correction leaves too little: whoever scans the code is told, and has no paper of it. */
    private void unearned(UUID person, String path) throws Exception {
        checked(path, 200, "This certificate is valid.");
        gathering.run(
                """
                insert into muster.presence (id, event_id, person_id, on_day, half, present, source, reason, recorded_by,
                    recorded_at)
                values (gen_random_uuid(), ?, ?, ?, 'AM', false, 'CORRECTION', 'Left', 'test', now())""",
                gathering.event,
                person,
                Gathering.FIRST);
        checked(path, 200, "no longer bears out this certificate");
        assertEquals(404, Visitor.anonymous().get(path + "?paper=pdf").statusCode());
        assertEquals(Set.of(), papers().keySet(), "neither it nor one of somebody erased");
    }

    private void stranger(String path) throws IOException {
        var page = Browser.stranger(Window.PHONE);
        page.open(path + "?lang=ar");
        assertThat(page.page().locator("main")).containsText("هذه الشهادة صالحة");
        for (var width : List.of(Window.PHONE, Window.DESK)) {
            page.resize(width);
            page.screenshot(
                    Installed.target().resolve("screenshots/certificate-" + width + ".png"));
            assertEquals(List.of(), page.flaws(), "checked at " + width);
        }
    }

    private static void checked(String path, int status, String... told) throws Exception {
        var answer = Visitor.anonymous().get(path + "?lang=en");
        assertEquals(status, answer.statusCode(), answer.body());
        for (var wanted : told) {
            assertTrue(answer.body().contains(wanted), wanted + " in " + answer.body());
        }
    }

    private Map<String, byte[]> papers() throws Exception {
        var zip =
                Visitor.program("event-officer")
                        .bytes("/api/v1/events/" + gathering.event + "/certificates.zip");
        var papers = new HashMap<String, byte[]>();
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var each = entries.getNextEntry(); each != null; each = entries.getNextEntry()) {
                papers.put(each.getName(), entries.readAllBytes());
            }
        }
        return papers;
    }

    private Locator row(String name) {
        return window.page()
                .locator("main tbody tr")
                .filter(new Locator.FilterOptions().setHasText(name));
    }

    private UUID attended(int member, String language, String name, int halfDays)
            throws SQLException {
        var person = gathering.participant(member, "SPONSORED");
        gathering.run(
                "update muster.person set language = ?, given_name = ?, family_name = 'Testova' where id = ?",
                language,
                name,
                person);
        for (var at = 0; at < halfDays; at++) {
            gathering.run(
                    """
                    insert into muster.presence (id, event_id, person_id, on_day, half, present, source, recorded_by,
                        recorded_at)
                    values (gen_random_uuid(), ?, ?, ?, ?, true, 'FACILITATOR', 'test', now())""",
                    gathering.event,
                    person,
                    Gathering.FIRST.plusDays(at / 2),
                    at % 2 == 0 ? "AM" : "PM");
        }
        return person;
    }

    private void seen(String name) throws IOException {
        for (var width : List.of(Window.PHONE, Window.DESK)) {
            window.resize(width);
            window.screenshot(
                    Installed.target().resolve("screenshots/" + name + "-" + width + ".png"));
            assertEquals(List.of(), window.flaws(), name + " at " + width);
        }
    }
}
