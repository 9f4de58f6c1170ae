package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import jakarta.mail.Multipart;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.run.MailServer;

/** What letters say is kept revision by revision, tried on real recipients, and sent on paper. */
@ArquillianTest
class LetterTemplateTest extends Correspondence {

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(
                LetterTemplateTest.class, Correspondence.class, CampaignDriver.class);
    }

    @Test
    void theNewestRevisionCountsAndNoneIsEverChanged() throws Exception {
        assertEquals("1", written("THANKS", "es", 0, "Gracias", "Gracias, {{recipient}}"));
        assertEquals("2", written("THANKS", "es", 1, "Muchas gracias", "{{events}}"));
        assertEquals(
                "409 TemplateChanged",
                written("THANKS", "es", 1, "Gracias otra vez", "{{events}}"));
        assertEquals(
                "409 PlaceholderUnknown", written("THANKS", "es", 2, "Gracias", "{{password}}"));
        assertEquals("409 PlaceholderUnknown", written("THANKS", "es", 2, "Gracias", "{{events"));
        assertEquals("409 InvalidInput", written("THANKS", "es", 2, "Gracias\nBcc: x", "Gracias"));
        assertEquals(
                List.of("Gracias", "Muchas gracias"),
                rows(
                        "select subject from muster.letter_template where purpose = 'THANKS' and language = 'es' order by revision"));
        for (var change :
                List.of(
                        "update muster.letter_template set body = ''",
                        "delete from muster.letter_template")) {
            assertThrows(SQLException.class, () -> execute(change));
        }
    }

    @Test
    void anOfficerWithALimitReadsTheTextsAndWritesNone() throws Exception {
        var limited = officerOf("AP");
        assertEquals(
                "409 ScopeRefused",
                driver(
                        "write-template",
                        "as",
                        "event-officer",
                        "actor",
                        limited,
                        "purpose",
                        "CHANGE",
                        "language",
                        "fr",
                        "read",
                        "0",
                        "subject",
                        "Bonjour",
                        "body",
                        "{{events}}"));
        assertEquals(
                List.of(),
                rows(
                        "select id from muster.letter_template where purpose = 'CHANGE' and language = 'fr'"));
    }

    @Test
    void aCampaignBeginsWithTheTextsOfItsTypeOfEvent() throws Exception {
        var event = event("Fellowship " + UUID.randomUUID());
        execute("update muster.capacity_event set type = 'FELLOWSHIP' where id = '" + event + "'");
        var read =
                Integer.parseInt(
                        rows("select coalesce(max(revision), 0) from muster.letter_template where purpose = 'INVITATION'"
                                        + " and event_type = 'FELLOWSHIP' and language = 'zh'")
                                .get(0));
        var text = "A fellowship for {{recipient}} {{link}} " + UUID.randomUUID();
        assertEquals("" + (read + 1), written("INVITATION", "zh", read, "Fellowship", text));
        var campaign = draft(event);
        assertEquals(
                List.of(text),
                rows(
                        "select body from muster.letter_text where language = 'zh' and campaign_id = '"
                                + campaign
                                + "'"));
        assertTrue(
                rows("select body from muster.letter_text where language = 'ar' and campaign_id = '"
                                + campaign
                                + "'")
                        .get(0)
                        .startsWith("تحية"));
    }

    @Test
    void aTestLetterGoesToOneselfFlaggedAndIsCountedNowhere() throws Exception {
        var event = event("Workshop " + UUID.randomUUID());
        var campaign = draft(event);
        var recipient = recipientOf(campaign);
        assertEquals("armed", driver("arm"));
        execute(
                "update muster.account set email = 'officer@muster.example' where login = 'event-officer'");
        var seen = trial("preview-letter", "CANCELLATION", "fr", campaign, recipient);
        assertTrue(seen.startsWith("Annulation : Workshop"), seen);
        assertTrue(seen.contains("(Fi"), seen);
        assertEquals(
                "officer@muster.example",
                trial("try-letter", "CANCELLATION", "fr", campaign, recipient));
        var letter = named(event);
        assertEquals(List.of("officer@muster.example"), letter.recipients());
        assertTrue(letter.message().getSubject().startsWith("[TEST] Annulation : Workshop"));
        assertTrue(paper(letter).contains("Annulation"), "The letter is on paper too");
        assertEquals(
                List.of(),
                rows("select id from muster.letter where mailing_id = '" + campaign + "'"));
        assertEquals(
                "409 ScopeRefused",
                driver(
                        "try-letter",
                        "as",
                        "event-officer",
                        "actor",
                        officerOf("EUR"),
                        "purpose",
                        "THANKS",
                        "language",
                        "fr",
                        "id",
                        campaign,
                        "recipient",
                        recipient));
    }

    @Test
    void aLetterCarriesItselfOnLetterheadUnlessItsCampaignGoesWithout() throws Exception {
        var event = event("Workshop " + UUID.randomUUID());
        var sent = send(event, draft(event));
        var letter = named(event);
        var paper = paper(letter);
        assertTrue(paper.contains("Fiji"), paper);
        assertTrue(paper.contains(sent.link().substring(sent.link().length() - 12)), paper);
        assertFalse(new String(letter.raw()).contains("text/calendar"));
        assertEquals(
                "409 RevisionAlreadyQueued", driver("paper", "id", sent.campaign(), "to", "false"));
        var plain = event("Workshop " + UUID.randomUUID());
        var campaign = draft(plain);
        assertEquals("chosen", driver("paper", "id", campaign, "to", "false"));
        send(plain, campaign);
        assertTrue(named(plain).message().isMimeType("text/plain"));
    }

    private String written(String purpose, String language, int read, String subject, String body)
            throws Exception {
        return driver(
                "write-template",
                "as",
                "event-officer",
                "actor",
                "event-officer",
                "purpose",
                purpose,
                "language",
                language,
                "read",
                "" + read,
                "subject",
                subject,
                "body",
                body);
    }

    private String trial(
            String act, String purpose, String language, String campaign, String recipient)
            throws Exception {
        return driver(
                act,
                "as",
                "event-officer",
                "actor",
                "event-officer",
                "purpose",
                purpose,
                "language",
                language,
                "id",
                campaign,
                "recipient",
                recipient);
    }

    private static MailServer.Letter named(String event) throws Exception {
        await(() -> !letters(event).isEmpty(), "the letter");
        return Installed.mail().letters().stream()
                .filter(letter -> names(letter, event))
                .findFirst()
                .orElseThrow();
    }

    private static String paper(MailServer.Letter letter) throws Exception {
        var parts = (Multipart) letter.message().getContent();
        var enclosed = parts.getBodyPart(parts.getCount() - 1);
        assertEquals("letter.pdf", enclosed.getFileName());
        try (var pdf = Loader.loadPDF(enclosed.getInputStream().readAllBytes())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private static String recipientOf(String campaign) throws SQLException {
        return rows("select id from muster.campaign_recipient where campaign_id = '"
                        + campaign
                        + "'")
                .get(0);
    }

    private static String officerOf(String region) throws SQLException {
        var login = "officer-" + UUID.randomUUID().toString().substring(0, 8);
        execute(
                """
                insert into muster.account (id, version, login, full_name, language, password_hash, active, created_at, created_by)
                    values (gen_random_uuid(), 0, '%1$s', '%1$s', 'en', 'none', true, now(), 'test');
                insert into muster.account_grant
                    select id, 'event-officer', 'REGION', '%2$s', 'test', now() from muster.account where login = '%1$s'"""
                        .formatted(login, region));
        return login;
    }
}
