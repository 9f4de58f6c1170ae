package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.run.MailServer;
import org.subethamail.smtp.RejectException;

/**
 * Those who take part are told what was decided and what changed, once each, and their calendars
 * with them.
 */
@ArquillianTest
class NoticeTest extends Correspondence {
    private static final Pattern UID = Pattern.compile("UID:(\\S+)");

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(NoticeTest.class, Correspondence.class, CampaignDriver.class);
    }

    @Test
    void aConfirmedOfficerIsToldOnceWithTheEventForTheirCalendar() throws Exception {
        var sent = confirmed("told-" + System.nanoTime());
        assertEquals("1", driver("tell", "id", sent.event()));
        var calendar = calendars(officer(sent), 1).get(0);
        assertTrue(calendar.contains("METHOD:REQUEST"), calendar);
        assertTrue(calendar.contains("SEQUENCE:0"), calendar);
        assertEquals(
                "0", driver("tell", "id", sent.event()), "pressed again, nobody is told twice");
    }

    @Test
    void aMoveChangesTheEntryAndACancellationTakesItOut() throws Exception {
        var sent = confirmed("moved-" + System.nanoTime());
        assertEquals("1", driver("tell", "id", sent.event()));
        var first = calendars(officer(sent), 1).get(0);
        assertEquals("moved", driver("move", "id", sent.event(), "days", "1"));
        assertEquals("moved", driver("move", "id", sent.event(), "days", "0"));
        var moved = calendars(officer(sent), 2).get(1);
        assertTrue(moved.contains("METHOD:REQUEST"), moved);
        assertTrue(moved.contains("SEQUENCE:1"), moved);
        assertEquals("cancelled", driver("cancel-event", "id", sent.event()));
        var all = calendars(officer(sent), 3);
        assertTrue(all.get(2).contains("METHOD:CANCEL"), all.get(2));
        assertEquals(
                List.of(uid(first), uid(first), uid(first)),
                all.stream().map(NoticeTest::uid).toList());
    }

    @Test
    void whoeverWasNotToldIsNotToldOfAMove() throws Exception {
        var sent = confirmed("untold-" + System.nanoTime());
        assertEquals("moved", driver("move", "id", sent.event(), "days", "1"));
        assertEquals(List.of(), about(sent));
        assertEquals("1", driver("tell", "id", sent.event()));
        var calendar = calendars(officer(sent), 1).get(0);
        assertTrue(calendar.contains("SEQUENCE:1"), calendar);
    }

    @Test
    void aConfirmationTakenBackBeforeItWentDoesNotGo() throws Exception {
        var sent = confirmed("back-" + System.nanoTime());
        putOff(sent);
        try {
            assertEquals("1", driver("tell", "id", sent.event()));
            await(() -> about(sent).equals(List.of("CONFIRMATION QUEUED -")), "the letter to wait");
            var name = officer(sent).replace("@customs.example", "");
            assertEquals(
                    "withdrawn", driver("withdraw", "id", nomination(sent, name), "why", "Ill"));
            await(
                    () -> about(sent).equals(List.of("CONFIRMATION CANCELLED TAKEN_BACK")),
                    "the letter to be kept back");
        } finally {
            Installed.mail().behave(letter -> {});
        }
    }

    @Test
    void whoHasNotLearntOfTheSeatIsNotToldThatTheEventIsCancelled() throws Exception {
        var sent = confirmed("unaware-" + System.nanoTime());
        putOff(sent);
        try {
            assertEquals("1", driver("tell", "id", sent.event()));
            await(() -> about(sent).equals(List.of("CONFIRMATION QUEUED -")), "the letter to wait");
            assertEquals("cancelled", driver("cancel-event", "id", sent.event()));
            await(
                    () ->
                            about(sent)
                                    .equals(
                                            List.of(
                                                    "CONFIRMATION CANCELLED EVENT_CANCELLED",
                                                    "CANCELLATION CANCELLED TAKEN_BACK")),
                    "both letters to be kept back");
        } finally {
            Installed.mail().behave(letter -> {});
        }
    }

    @Test
    void onceTheEventIsOverThanksGoAndNotesNoMore() throws Exception {
        var sent = confirmed("over-" + System.nanoTime());
        execute(
                "update muster.capacity_event set starts_on = current_date - 3, ends_on = current_date - 1 where id = '%s'"
                        .formatted(sent.event()));
        assertEquals("409 InvalidInput", driver("note", "id", sent.event(), "text", "Late"));
        assertEquals("409 InvalidInput", driver("tell", "id", sent.event()));
        assertEquals("1", driver("thank", "id", sent.event()));
        assertEquals("0", driver("thank", "id", sent.event()));
        await(() -> about(sent).equals(List.of("THANKS SENT -")), "the thanks to be sent");
    }

    @Test
    void aRefusedOfficersAdministrationGetsARegret() throws Exception {
        var name = "refused-" + System.nanoTime();
        var sent = send();
        assertEquals(303, post(sent, nominate(version(sent), name)).statusCode());
        assertEquals(
                "refused", driver("refuse", "id", nomination(sent, name), "why", "No seat left"));
        assertEquals("1", driver("tell", "id", sent.event()));
        await(() -> letters(sent.event()).size() == 2, "the letter of regret");
        var regret = letters(sent.event()).get(1);
        assertTrue(regret.contains("Ada " + name), regret);
        assertEquals("0", driver("tell", "id", sent.event()));
    }

    @Test
    void aPracticalNoteGoesOnceToEach() throws Exception {
        var sent = confirmed("noted-" + System.nanoTime());
        assertEquals("409 InvalidInput", driver("note", "id", sent.event(), "text", " "));
        assertEquals("1", driver("note", "id", sent.event(), "text", "Bring your badge"));
        assertEquals("0", driver("note", "id", sent.event(), "text", "Bring your badge"));
        assertEquals("1", driver("note", "id", sent.event(), "text", "The bus leaves at 8"));
        await(() -> letters(sent.event()).size() == 3, "both notes");
        assertTrue(letters(sent.event()).stream().anyMatch(l -> l.contains("Bring your badge")));
        assertEquals("409 InvalidInput", driver("thank", "id", sent.event()));
    }

    @Test
    void anOfferedSeatIsToldWithTheLinkThatAnswersIt() throws Exception {
        var sent = send();
        execute(
                "insert into muster.event_seats values ('%s', 0, 20, 20, 1, 1)"
                        .formatted(sent.event()));
        var seated = "seated-" + System.nanoTime();
        var next = "next-" + System.nanoTime();
        assertEquals(303, post(sent, nominate(version(sent), seated, next)).statusCode());
        confirm(sent, seated);
        assertEquals("waiting", driver("wait", "id", nomination(sent, next)));
        assertEquals("withdrawn", driver("withdraw", "id", nomination(sent, seated), "why", "Ill"));
        await(() -> letters(sent.event()).size() == 2, "the offer's letter");
        var offer = letters(sent.event()).get(1);
        assertTrue(offer.contains("Ada " + next), offer);
        assertEquals(sent.link(), link(offer));
    }

    @Test
    void othersMayNotWrite() throws Exception {
        var sent = confirmed("others-" + System.nanoTime());
        for (var role : List.of("auditor", "controller", "operator", "donor")) {
            assertEquals("403 ", driver("tell", "id", sent.event(), "as", role), role);
        }
        assertEquals("409 ScopeRefused", driver("tell", "id", sent.event(), "actor", "nobody"));
        assertEquals(List.of(), about(sent));
    }

    private static void putOff(Sent sent) {
        Installed.mail()
                .behave(
                        letter -> {
                            if (names(letter, sent.event())) {
                                throw new RejectException(451, "4.3.0 Try again later");
                            }
                        });
    }

    private Sent confirmed(String name) throws Exception {
        var sent = send();
        assertEquals(303, post(sent, nominate(version(sent), name)).statusCode());
        confirm(sent, name);
        return sent;
    }

    private void confirm(Sent sent, String name) throws Exception {
        assertEquals("selected", driver("select", "id", nomination(sent, name)));
        assertEquals("confirmed", driver("confirm", "id", nomination(sent, name)));
    }

    private static String officer(Sent sent) throws SQLException {
        return rows("select p.email from muster.participation pa join muster.person p on p.id = pa.person_id where pa.event_id = '"
                        + sent.event()
                        + "'")
                .get(0);
    }

    /** Letters to participants of the event: purpose, delivery and why withheld. */
    private static List<String> about(Sent sent) throws SQLException {
        return rows(
                "select l.purpose || ' ' || l.delivery || ' ' || coalesce(l.withheld, '-') from muster.letter l"
                        + " where l.mailing_id = '"
                        + sent.event()
                        + "' order by l.dispatch_no");
    }

    /** The calendar parts of the letters to somebody, once there are as many. */
    private static List<String> calendars(String address, int many) throws Exception {
        await(() -> calendars(address).size() >= many, many + " calendar entries");
        return calendars(address);
    }

    private static List<String> calendars(String address) throws Exception {
        var found = new ArrayList<String>();
        for (var letter : Installed.mail().letters()) {
            if (letter.recipients().contains(address)) {
                calendar(letter, found);
            }
        }
        return found;
    }

    private static void calendar(MailServer.Letter letter, List<String> found) throws Exception {
        var parts = (jakarta.mail.Multipart) letter.message().getContent();
        var texts = (jakarta.mail.Multipart) parts.getBodyPart(0).getContent();
        for (var n = 0; n < texts.getCount(); n++) {
            if (texts.getBodyPart(n).isMimeType("text/calendar")) {
                try (var in = texts.getBodyPart(n).getInputStream()) {
                    found.add(
                            new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static String uid(String calendar) {
        var uid = UID.matcher(calendar);
        assertTrue(uid.find(), calendar);
        return uid.group(1);
    }
}
