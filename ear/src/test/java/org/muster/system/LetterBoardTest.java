package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.RejectException;

/** What is decided about many letters at once, and what those who watch an installation read. */
@ArquillianTest
class LetterBoardTest extends Correspondence {

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(
                LetterBoardTest.class,
                Correspondence.class,
                CampaignDriver.class,
                ReminderDriver.class);
    }

    @AfterEach
    void theMailServerTakesEverythingAgain() {
        Installed.mail().behave(letter -> {});
    }

    @Test
    void aLetterCancelledByHandStaysUntilSomebodyLetsItGo() throws Exception {
        var campaign = answeredWith(451, "4.3.0 Try again later");
        await(() -> isPutOff(campaign), "the letter to be put off");
        assertEquals("1", desk("cancel-all", "id", campaign));
        assertEquals("CANCELLED BY_HAND", state(campaign));
        assertEquals("0", desk("cancel", "id", campaign, "letter", letterOf(campaign)));
        assertEquals("0", driver("dispatch", "id", campaign), "the button does not undo it");
        assertEquals("CANCELLED BY_HAND", state(campaign));

        theMailServerTakesEverythingAgain();
        var other = draft(event("Workshop " + UUID.randomUUID()));
        assertEquals("0", desk("retry", "id", other, "letter", letterOf(campaign)));
        assertEquals("1", desk("retry", "id", campaign, "letter", letterOf(campaign)));
        await(() -> state(campaign).equals("SENT -"), "the letter to go");
        assertEquals("0", desk("retry-all", "id", campaign), "there is nothing to decide");
    }

    @Test
    void whatFailedGoesAgainAndTheListTellsTheServersWords() throws Exception {
        var campaign = answeredWith(550, "=5.1.1 No such mailbox");
        await(() -> state(campaign).equals("FAILED -"), "the letter to be refused");
        var list = desk("list", "id", campaign, "state", "FAILED");
        assertTrue(list.contains("No such mailbox"), list);
        assertTrue(list.stripTrailing().endsWith("1 of 1 letters"), list);
        assertTrue(desk("list", "id", campaign, "state", "SENT").contains("0 of 0 letters"));
        theMailServerTakesEverythingAgain();
        assertEquals("1", desk("retry-all", "id", campaign));
        await(() -> state(campaign).equals("SENT -"), "the letter to go");
        assertEquals(
                List.of("REFUSED", "SENT"),
                rows(
                        "select a.outcome from muster.letter_attempt a join muster.letter l on l.id = a.letter_id where l.mailing_id = '"
                                + campaign
                                + "' order by a.attempt_no"));
    }

    @Test
    void onlyAnOfficerInReachDecides() throws Exception {
        var campaign = answeredWith(550, "5.1.1 No such mailbox");
        await(() -> state(campaign).equals("FAILED -"), "the letter to be refused");
        var letter = letterOf(campaign);
        var elsewhere = LettersWithheldTest.officerOf("EUR");
        for (var act : List.of("retry", "retry-all", "cancel", "cancel-all")) {
            assertEquals("403 ", desk(act, "id", campaign, "letter", letter, "as", "auditor"), act);
            assertEquals(
                    "409 ScopeRefused",
                    desk(
                            act,
                            "id",
                            campaign,
                            "letter",
                            letter,
                            "as",
                            "event-officer",
                            "actor",
                            elsewhere),
                    act);
        }
        assertEquals(
                "409 ScopeRefused",
                desk(
                        "list",
                        "id",
                        campaign,
                        "state",
                        "FAILED",
                        "as",
                        "event-officer",
                        "actor",
                        elsewhere));
        assertEquals("FAILED -", state(campaign));
    }

    @Test
    void theListIsDownloadedByThoseWhoMayReadTheCampaign() throws Exception {
        var campaign = answeredWith(550, "5.1.1 No such mailbox");
        await(() -> state(campaign).equals("FAILED -"), "the letter to be refused");
        var address = "/api/v1/campaigns/" + campaign + "/letters";
        var list = Visitor.program("auditor").get(address + "?state=FAILED");
        assertEquals(200, list.statusCode(), list.body());
        assertTrue(list.body().contains("No such mailbox"), list.body());
        assertEquals(
                200, Visitor.program("event-officer").get(address + "?format=xlsx").statusCode());
        assertEquals(400, Visitor.program("auditor").get(address + "?state=NONE").statusCode());
        assertEquals(403, Visitor.program("donor").get(address).statusCode());
        assertEquals(401, Visitor.anonymous().get(address).statusCode());
    }

    @Test
    void aLetterInWhosePlaceAnotherWentIsNotSentAgain() throws Exception {
        var campaign = answeredWith(550, "5.1.1 No such mailbox");
        await(() -> state(campaign).equals("FAILED -"), "the letter to fail");
        execute(
                """
                insert into muster.letter (id, slice_id, mailing_id, purpose, about_id, occasion, thread_id, language,
                    addressee_id, addressee_kind, message_id, delivery, queued_at, sent_at)
                select gen_random_uuid(), slice_id, mailing_id, purpose, about_id, 2, thread_id, language, addressee_id,
                    addressee_kind, '<later-' || id || '@muster.example>', 'SENT', now(), now()
                  from muster.letter where mailing_id = '%s'"""
                        .formatted(campaign));
        assertEquals("0", desk("retry-all", "id", campaign));
    }

    @Test
    void whoWatchesReadsTheBacklog() throws Exception {
        var metrics = Visitor.program("operator").get("/api/v1/metrics");
        assertEquals(200, metrics.statusCode(), metrics.body());
        assertTrue(metrics.body().contains("\nmuster_letters_waiting "), metrics.body());
        assertTrue(
                metrics.body().contains("muster_letter_retries_last_hour{class=\"4xx\"} "),
                metrics.body());
        assertEquals(403, Visitor.program("donor").get("/api/v1/metrics").statusCode());

        var health =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://127.0.0.1:"
                                                                + Installed.ports().management()
                                                                + "/health/ready"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, health.statusCode(), health.body());
        assertTrue(health.body().contains("oldestUnclaimedSliceSeconds"), health.body());

        var page = Visitor.person("operator").get("/invitations/arming.xhtml").body();
        assertTrue(page.contains("The longest-waiting letter"), page);
        assertFalse(page.contains("???"), page);
    }

    private String answeredWith(int code, String words) throws Exception {
        var event = event("Workshop " + UUID.randomUUID());
        Installed.mail()
                .behave(
                        letter -> {
                            if (names(letter, event)) {
                                throw new RejectException(code, words);
                            }
                        });
        assertEquals("armed", driver("arm"));
        var campaign = draft(event);
        assertEquals("1", driver("dispatch", "id", campaign));
        await(() -> !attempts(campaign).equals("0"), "the letter to be tried");
        return campaign;
    }

    private static String attempts(String campaign) throws SQLException {
        return rows("select count(*) from muster.letter_attempt a join muster.letter l on l.id = a.letter_id where l.mailing_id = '"
                        + campaign
                        + "'")
                .get(0);
    }

    private static String state(String campaign) throws SQLException {
        return rows("select delivery || ' ' || coalesce(withheld, '-') from muster.letter where mailing_id = '"
                        + campaign
                        + "'")
                .get(0);
    }

    private static boolean isPutOff(String campaign) throws SQLException {
        return rows("select delivery = 'QUEUED' and attempts > 0 from muster.letter where mailing_id = '"
                        + campaign
                        + "'")
                .equals(List.of("t"));
    }

    private static String letterOf(String campaign) throws SQLException {
        return rows("select id from muster.letter where mailing_id = '" + campaign + "'").get(0);
    }

    private static String desk(String act, String... parameters) throws Exception {
        var form = new LinkedHashMap<String, String>();
        form.put("do", act);
        for (var i = 0; i < parameters.length; i += 2) {
            form.put(parameters[i], parameters[i + 1]);
        }
        var answer = post(Installed.url().replace("/muster", "/LetterBoardTest/reminders"), form);
        return answer.statusCode() == 200
                ? answer.body()
                : answer.statusCode() + " " + answer.body();
    }
}
