package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.RejectException;

/**
 * Between the button and a letter's turn things change: what must not go any more does not go, says
 * why, and goes after all where the reason is taken back.
 */
@ArquillianTest
class LettersWithheldTest extends Correspondence {

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(
                LettersWithheldTest.class, Correspondence.class, CampaignDriver.class);
    }

    /** A campaign to one Member whose letter waits, because the mail server puts it off. */
    private record Waiting(String campaign, String event) {}

    @AfterEach
    void theMailServerTakesEverythingAgain() {
        Installed.mail().behave(letter -> {});
    }

    @Test
    void aRecipientLeftOutAfterQueueingGetsNoLetterUntilTakenBackIn() throws Exception {
        var waiting = waiting();
        var recipient =
                rows("select id from muster.campaign_recipient where campaign_id = '"
                                + waiting.campaign()
                                + "'")
                        .get(0);
        assertEquals("left out", driver("leave", "id", waiting.campaign(), "recipient", recipient));
        await(() -> state(waiting).equals("CANCELLED LEFT_OUT"), "CANCELLED LEFT_OUT");
        assertEquals("0", driver("dispatch", "id", waiting.campaign()));
        theMailServerTakesEverythingAgain();
        assertEquals(
                "taken back",
                driver("take-back", "id", waiting.campaign(), "recipient", recipient));
        assertEquals("1", driver("dispatch", "id", waiting.campaign()));
        assertEquals(1, letters(waiting.event(), 1).size());
        await(() -> state(waiting).equals("SENT -"), "the letter to be sent");
    }

    @Test
    void aCancelledEventsLettersDoNotGo() throws Exception {
        var waiting = waiting();
        assertEquals("cancelled", driver("cancel-event", "id", waiting.event()));
        await(() -> state(waiting).equals("CANCELLED EVENT_CANCELLED"), "the letter is kept");
        assertEquals("false", driver("moving", "id", waiting.campaign()));
        assertEquals("NOTHING_SENT", driver("stage", "id", waiting.campaign()));
    }

    @Test
    void aLetterNamesOnlyTheEventThatStillTakesPlace() throws Exception {
        var first = event("Workshop " + UUID.randomUUID());
        var second = eventBeside(first, "Dialogue " + UUID.randomUUID());
        var waiting = waiting(second, draft(first + "," + second));
        assertEquals("cancelled", driver("cancel-event", "id", first));
        theMailServerTakesEverythingAgain();
        assertFalse(letters(second, 1).get(0).contains(first));
        await(() -> state(waiting).equals("SENT -"), "the letter to be sent");
    }

    @Test
    void noLetterGoesAfterItsDeadline() throws Exception {
        var event = event("Workshop " + UUID.randomUUID());
        var waiting = waiting(event, draft(event, "in", "5"));
        await(() -> state(waiting).equals("CANCELLED DEADLINE_PASSED"), "the deadline to pass");
        assertEquals("paused", driver("pause", "id", waiting.campaign()));
        assertEquals("resumed", driver("resume", "id", waiting.campaign()));
        await(
                () -> state(waiting).equals("CANCELLED DEADLINE_PASSED"),
                "CANCELLED DEADLINE_PASSED");
        assertEquals(0, letters(event).size());
    }

    @Test
    void aPausedCampaignRestsUntilItIsResumed() throws Exception {
        var waiting = waiting();
        assertEquals("paused", driver("pause", "id", waiting.campaign()));
        // One that was on its way comes back first; accepted, it would be sent and rest no more.
        await(() -> state(waiting).equals("QUEUED -"), "the letter to come back");
        theMailServerTakesEverythingAgain();
        await(
                () ->
                        "t"
                                .equals(
                                        letter(
                                                waiting.campaign(),
                                                "next_attempt_at < clock_timestamp() - interval '3 s'")),
                "its turn to be long over");
        assertEquals("QUEUED -", state(waiting));
        assertTrue(driver("waiting").contains(code(waiting)));
        assertFalse(driver("waiting", "actor", officerOf("EUR")).contains(code(waiting)));
        assertTrue(driver("waiting", "actor", officerOf("AP")).contains(code(waiting)));
        assertEquals("resumed", driver("resume", "id", waiting.campaign()));
        assertEquals(1, letters(waiting.event(), 1).size());
    }

    @Test
    void pausingAmidASliceEndsWithTheLettersInFlightAndResumingSendsTheRestOnce() throws Exception {
        var members = List.of("JP", "TH", "VN", "MY", "SG", "PH");
        for (var member : members) {
            office(member);
        }
        var event = event("Workshop " + UUID.randomUUID());
        var campaign = draft(event, "members", String.join(",", members));
        var reached = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        Installed.mail()
                .behave(
                        letter -> {
                            if (names(letter, event) && reached.getCount() > 0) {
                                reached.countDown();
                                released.await(60, TimeUnit.SECONDS);
                            }
                        });
        assertEquals("armed", driver("arm"));
        assertEquals("set", driver("setting", "id", "muster.dispatch.mark.size", "to", "2"));
        try {
            assertEquals("6", driver("dispatch", "id", campaign));
            assertTrue(reached.await(30, TimeUnit.SECONDS));
            assertEquals("paused", driver("pause", "id", campaign));
            assertEquals("PAUSED", driver("stage", "id", campaign));
            released.countDown();
            await(() -> isHeldByNobody(campaign), "the sender to let go of the slice");
            assertEquals(List.of("QUEUED 4", "SENT 2"), deliveries(campaign));
            assertEquals(2, letters(event).size());
            assertEquals("resumed", driver("resume", "id", campaign));
            await(() -> deliveries(campaign).equals(List.of("SENT 6")), "the rest to be sent");
        } finally {
            driver("setting", "id", "muster.dispatch.mark.size");
        }
        assertEquals("SENT", driver("stage", "id", campaign));
        var copies = letters(event);
        assertEquals(6, copies.size(), "nothing twice");
        assertEquals(6, copies.stream().distinct().count());
    }

    private static boolean isHeldByNobody(String campaign) throws Exception {
        return rows("select 1 from muster.letter_slice where mailing_id = '"
                                + campaign
                                + "' and lease_until is null and generation > 0")
                        .size()
                == 1;
    }

    private static List<String> deliveries(String campaign) throws Exception {
        return rows(
                "select delivery || ' ' || count(*) from muster.letter where mailing_id = '"
                        + campaign
                        + "' group by delivery order by 1");
    }

    private static void office(String member) throws Exception {
        execute(
                """
                insert into muster.person (id, version, family_name, given_name, email, language, member_code, created_at)
                    select gen_random_uuid(), 0, 'Office', '%1$s', 'dg@%1$s.example', 'en', '%1$s', now()
                    where not exists (select 1 from muster.member_office where member_code = '%1$s');
                insert into muster.member_office
                    select '%1$s', p.id from muster.person p where p.email = 'dg@%1$s.example' limit 1 on conflict do nothing"""
                        .formatted(member));
    }

    @Test
    void aClosedCampaignsLettersNeverGo() throws Exception {
        var waiting = waiting();
        assertTrue(driver("waiting").contains(code(waiting)));
        assertEquals("closed", driver("close", "id", waiting.campaign()));
        await(
                () -> state(waiting).equals("CANCELLED CAMPAIGN_CLOSED"),
                "CANCELLED CAMPAIGN_CLOSED");
        assertFalse(driver("waiting").contains(code(waiting)));
        assertEquals("409 LetterWithheld", driver("again", "id", invitation(waiting.campaign())));
    }

    @Test
    void aSupersededLetterIsCancelled() throws Exception {
        var waiting = waiting();
        assertEquals("2", driver("revise", "id", waiting.campaign()));
        await(() -> state(waiting).equals("CANCELLED SUPERSEDED"), "CANCELLED SUPERSEDED");
        assertEquals("1", driver("dispatch", "id", waiting.campaign()));
        theMailServerTakesEverythingAgain();
        assertTrue(letters(waiting.event(), 1).get(0).contains("supersedes"));
    }

    @Test
    void theNewLetterWaitsForTheOldOneThatIsInFlight() throws Exception {
        var event = event("Workshop " + UUID.randomUUID());
        var reached = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        Installed.mail()
                .behave(
                        letter -> {
                            if (names(letter, event) && reached.getCount() > 0) {
                                reached.countDown();
                                released.await(60, TimeUnit.SECONDS);
                            }
                        });
        assertEquals("armed", driver("arm"));
        var campaign = draft(event);
        assertEquals("1", driver("dispatch", "id", campaign));
        assertTrue(reached.await(30, TimeUnit.SECONDS));
        assertEquals("2", driver("revise", "id", campaign));
        assertEquals("1", driver("dispatch", "id", campaign));
        await(() -> lookedAt(campaign), "a sender to look at the new letter");
        assertEquals(List.of("IN_FLIGHT -", "QUEUED -"), states(campaign));
        released.countDown();
        var letters = letters(event, 2);
        assertFalse(letters.get(0).contains("supersedes"));
        assertTrue(letters.get(1).contains("supersedes"));
        await(() -> states(campaign).equals(List.of("SENT -", "SENT -")), "both to be sent");
    }

    @Test
    void revokingEndsTheLinksOfEveryRevisionAndANewLetterHasItsOwn() throws Exception {
        var sent = send();
        assertEquals("2", driver("revise", "id", sent.campaign()));
        assertEquals("1", driver("dispatch", "id", sent.campaign()));
        var second = link(letters(sent.event(), 2).get(1));
        assertEquals(200, get(second).statusCode());
        var letter = invitation(sent.campaign());
        await(() -> letter(sent.campaign(), "delivery").equals("SENT"), "the mark");
        assertEquals("revoked", driver("revoke", "id", letter));
        assertEquals(404, get(sent.link()).statusCode());
        assertEquals(404, get(second).statusCode());

        var messageId = letter(sent.campaign(), "message_id");
        assertEquals("409 LetterWithheld", driver("anew", "id", sent.invitation()));
        assertEquals("anew", driver("anew", "id", letter));
        var third = link(letters(sent.event(), 3).get(2));
        assertEquals(200, get(third).statusCode());
        assertEquals(404, get(second).statusCode());
        assertNotEquals(messageId, letter(sent.campaign(), "message_id"));
    }

    @Test
    void eventsOfSeveralSeriesAreNoCampaign() throws Exception {
        var first = event("Workshop " + UUID.randomUUID());
        var second = event("Dialogue " + UUID.randomUUID());
        assertEquals("409 EventsApart", draft(first + "," + second));
        eventBeside(first, "Another " + UUID.randomUUID());
        assertEquals("409 EventsApart", draft(first + "," + second));
    }

    private Waiting waiting() throws Exception {
        var event = event("Workshop " + UUID.randomUUID());
        return waiting(event, draft(event));
    }

    private Waiting waiting(String event, String campaign) throws Exception {
        Installed.mail()
                .behave(
                        letter -> {
                            if (names(letter, event)) {
                                throw new RejectException(451, "4.3.0 Try again later");
                            }
                        });
        assertEquals("armed", driver("arm"));
        assertEquals("1", driver("dispatch", "id", campaign));
        var waiting = new Waiting(campaign, event);
        await(
                () -> "t".equals(letter(campaign, "delivery = 'QUEUED' and attempts > 0")),
                "the letter to be put off");
        return waiting;
    }

    static String officerOf(String region) throws Exception {
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

    private static String code(Waiting waiting) throws Exception {
        return rows("select code from muster.campaign where id = '" + waiting.campaign() + "'")
                .get(0);
    }

    private static boolean lookedAt(String campaign) throws Exception {
        return rows("select 1 from muster.letter_slice s where mailing_id = '"
                                + campaign
                                + "' and generation >= 1 and lease_until is null and exists (select 1"
                                + " from muster.letter l join muster.invitation i on i.id = l.about_id"
                                + " where l.slice_id = s.id and i.letter_revision = 2)")
                        .size()
                > 0;
    }

    private static String letter(String campaign, String column) throws Exception {
        return rows("select "
                        + column
                        + " from muster.letter where about_id = '"
                        + invitation(campaign)
                        + "'")
                .get(0);
    }

    private static String state(Waiting waiting) throws Exception {
        return states(waiting.campaign()).get(0);
    }

    /** Delivery and why withheld, revision by revision. */
    private static List<String> states(String campaign) throws Exception {
        return rows(
                "select l.delivery || ' ' || coalesce(l.withheld, '-') from muster.letter l"
                        + " join muster.invitation i on i.id = l.about_id where i.campaign_id = '"
                        + campaign
                        + "' order by i.letter_revision");
    }
}
