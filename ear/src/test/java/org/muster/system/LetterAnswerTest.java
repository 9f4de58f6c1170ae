package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A letter's link: what it shows, what it takes and until when, and what it refuses. */
@ArquillianTest
class LetterAnswerTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern LINK = Pattern.compile("http://\\S+/i/\\S+");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(LetterAnswerTest.class, CampaignDriver.class);
    }

    /** One campaign to one Member, sent; its letter's link. */
    private record Sent(String campaign, String event, String invitation, String link) {}

    @Test
    void theLinkShowsWhatIsAskedAndReadingItChangesNothing() throws Exception {
        var sent = send();
        var page = get(sent.link());
        assertEquals(200, page.statusCode());
        assertTrue(page.body().length() < 50_000, "small enough for a slow line");
        assertFalse(page.body().contains("<script"), "no script");
        assertTrue(page.headers().firstValue("Set-Cookie").isEmpty(), "no session");
        assertTrue(page.body().contains("Asia/Bangkok"), "the deadline has its zone");
        assertTrue(page.body().contains("lang=\"en\""));
        assertTrue(get(sent.link() + "?lang=ru").body().contains("lang=\"ru\""));
        assertEquals("PENDING 0", answer(sent));
    }

    @Test
    void officersAreNominatedInOrderAndTheSameAnswerTwiceCountsOnce() throws Exception {
        var sent = send();
        var form = nominate(version(sent), "one", "two");
        assertEquals(303, post(sent, form).statusCode());
        assertEquals("NOMINATED 2", answer(sent));
        var audited = audited(sent);
        assertEquals(303, post(sent, form).statusCode());
        assertEquals("NOMINATED 2", answer(sent));
        assertEquals(audited, audited(sent), "the second changed nothing");
        assertEquals(
                List.of("1 PROPOSED", "2 PROPOSED"),
                rows(
                        "select rank || ' ' || selection from muster.nomination where event_id = '"
                                + sent.event()
                                + "' order by rank"));
    }

    @Test
    void aStalePageIsToldAndKeepsWhatWasTyped() throws Exception {
        var sent = send();
        var before = version(sent);
        assertEquals(303, post(sent, nominate(before, "first")).statusCode());
        var stale = post(sent, nominate(before, "typed-later"));
        assertEquals(409, stale.statusCode());
        assertTrue(stale.body().contains("value=\"typed-later@customs.example\""));
        assertEquals("NOMINATED 1", answer(sent));
        assertEquals(303, post(sent, nominate(version(stale.body()), "typed-later")).statusCode());
        assertEquals("NOMINATED 2", answer(sent));
    }

    @Test
    void aFieldThatCannotBeTakenIsShownAndTheRestIsKept() throws Exception {
        var sent = send();
        var form = nominate(version(sent), "fine", "fault");
        form.put("email-0-1", "no address");
        form.put("givenName-0-0", "<b onclick=x>Ada");
        var page = post(sent, form);
        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("id=\"email-0-1-error\""));
        assertTrue(page.body().contains("value=\"&lt;b onclick=x&gt;Ada\""));
        assertFalse(page.body().contains("<b onclick"));
        assertEquals("PENDING 0", answer(sent));
    }

    @Test
    void anInvitationIsDeclinedAndTakenUpAgainUntilTheDeadline() throws Exception {
        var sent = send();
        var declined = new LinkedHashMap<String, String>();
        declined.put("action", "decline");
        declined.put("version", version(sent));
        declined.put("note", "Nobody is free");
        assertEquals(303, post(sent, declined).statusCode());
        assertEquals("DECLINED 0", answer(sent));
        assertEquals(303, post(sent, nominate(version(sent), "after-all")).statusCode());
        assertEquals("NOMINATED 1", answer(sent));
    }

    @Test
    void afterTheDeadlineOfficersAreWithdrawnAndReplacedButNotAdded() throws Exception {
        var sent = send();
        assertEquals(303, post(sent, nominate(version(sent), "leaving", "staying")).statusCode());
        assertEquals("set", driver("deadline", "id", sent.campaign(), "in", "-60"));
        assertEquals(409, post(sent, nominate(version(sent), "too-late")).statusCode());
        assertEquals("NOMINATED 2", answer(sent));

        var leaving = nomination(sent, "leaving");
        var replace = new LinkedHashMap<String, String>();
        replace.put("action", "substitute");
        replace.put("version", version(sent));
        replace.put("nomination", leaving);
        officer(replace, "-" + leaving, "newcomer");
        assertEquals(303, post(sent, replace).statusCode());
        var withdraw = new LinkedHashMap<String, String>();
        withdraw.put("action", "withdraw");
        withdraw.put("version", version(sent));
        withdraw.put("nomination", nomination(sent, "staying"));
        assertEquals(303, post(sent, withdraw).statusCode());
        assertEquals(
                List.of("leaving WITHDRAWN", "newcomer PROPOSED", "staying WITHDRAWN"),
                rows(
                        "select split_part(p.email, '@', 1) || ' ' || n.selection from muster.nomination n"
                                + " join muster.person p on p.id = n.person_id where n.event_id = '"
                                + sent.event()
                                + "' order by 1"));
    }

    @Test
    void aForgedARevokedAndAnUnknownLinkFindNothing() throws Exception {
        var sent = send();
        var last = sent.link().charAt(sent.link().length() - 2);
        var forged =
                sent.link().substring(0, sent.link().length() - 2)
                        + (last == 'A' ? 'B' : 'A')
                        + sent.link().substring(sent.link().length() - 1);
        for (var link : List.of(forged, Installed.url() + "/i/", Installed.url() + "/i/x.y.1.z")) {
            var page = get(link);
            assertEquals(404, page.statusCode(), link);
            assertTrue(page.body().contains("<h1>"), "a decent page");
        }
        assertEquals("revoked", driver("revoke", "id", sent.invitation()));
        assertEquals(404, get(sent.link()).statusCode());
        assertEquals(404, post(sent, nominate("0", "nobody")).statusCode());
        assertEquals("PENDING 0", answer(sent));
    }

    @Test
    void aSeatIsReservedOnSelectionAndNotGivenTwice() throws Exception {
        var sent = send();
        execute(
                "insert into muster.event_seats values ('"
                        + sent.event()
                        + "', 0, 1, 1, 5, 10) on conflict do nothing");
        assertEquals(303, post(sent, nominate(version(sent), "seated", "standing")).statusCode());
        var first = nomination(sent, "seated");
        var second = nomination(sent, "standing");
        assertEquals("selected", driver("select", "id", first));
        assertEquals("409 SeatsTaken", driver("select", "id", second));
        assertEquals("reconsidered", driver("reconsider", "id", first));
        assertEquals("409 NominationSettled", driver("confirm", "id", first));
        assertEquals("selected", driver("select", "id", second));
        assertEquals("confirmed", driver("confirm", "id", second));
        assertEquals(List.of("SPONSORED CONFIRMED FJ"), participations(sent));
        var withdraw = new LinkedHashMap<String, String>();
        withdraw.put("action", "withdraw");
        withdraw.put("version", version(sent));
        withdraw.put("nomination", second);
        assertEquals("set", driver("deadline", "id", sent.campaign(), "in", "-60"));
        assertEquals(303, post(sent, withdraw).statusCode());
        assertEquals(List.of("SPONSORED WITHDRAWN FJ"), participations(sent));
    }

    @Test
    void aNewRevisionSupersedesAndKeepsTheAnswer() throws Exception {
        var sent = send();
        assertEquals(303, post(sent, nominate(version(sent), "kept")).statusCode());
        assertEquals("2", driver("revise", "id", sent.campaign()));
        assertEquals("1", driver("dispatch", "id", sent.campaign()));
        assertEquals("0", driver("dispatch", "id", sent.campaign()));
        var letters = letters(sent.event(), 2);
        assertTrue(letters.get(1).contains("supersedes"), letters.get(1));
        assertTrue(get(sent.link()).body().contains("kept@customs.example"), "the old link too");
        assertEquals(
                List.of("NOMINATED", "NOMINATED"),
                rows(
                        "select answer from muster.invitation where campaign_id = '"
                                + sent.campaign()
                                + "'"));
    }

    @Test
    void theWrongRoleIsRefused() throws Exception {
        var sent = send();
        for (var role :
                List.of("auditor", "operator", "administrator", "finance-officer", "donor")) {
            assertEquals("403 ", driver("dispatch", "id", sent.campaign(), "as", role), role);
            assertEquals("403 ", driver("select", "id", sent.invitation(), "as", role), role);
        }
        for (var role : List.of("event-officer", "auditor", "administrator", "controller")) {
            assertEquals("403 ", driver("arm", "as", role), role);
        }
    }

    @Test
    void aTextThatNoLetterCanFillIsRefused() throws Exception {
        var campaign = draft(event("Text"));
        assertEquals(
                "409 PlaceholderUnknown",
                driver("write", "id", campaign, "subject", "Come", "body", "{{link}} {{x.class}}"));
        assertEquals(
                "409 InvalidInput",
                driver(
                        "write",
                        "id",
                        campaign,
                        "subject",
                        "Come\r\nBcc: x@y.example",
                        "body",
                        "{{link}}"));
    }

    // --- what a test needs

    private static Sent send() throws Exception {
        assertEquals("armed", driver("arm"));
        var title = "Workshop " + UUID.randomUUID();
        var event = event(title);
        var campaign = draft(event);
        assertEquals("1", driver("dispatch", "id", campaign));
        var link = LINK.matcher(letters(event, 1).get(0));
        assertTrue(link.find());
        var invitation =
                rows("select id from muster.invitation where campaign_id = '" + campaign + "'");
        return new Sent(campaign, event, invitation.get(0), link.group());
    }

    private static String draft(String event) throws Exception {
        return driver(
                "draft",
                "code",
                "C-" + UUID.randomUUID().toString().substring(0, 12),
                "events",
                event,
                "members",
                "FJ",
                "organisations",
                "");
    }

    /** An event of its own, whose id stands in its title, so that its letters are told apart. */
    private static String event(String title) throws SQLException {
        var id = UUID.randomUUID().toString();
        execute(
                """
                insert into muster.member (code, language, source) values ('FJ', 'en', 'test') on conflict do nothing;
                insert into muster.member_name values ('FJ', 'en', 'Fiji') on conflict do nothing;
                insert into muster.person (id, version, family_name, given_name, email, language, member_code, created_at)
                    values ('00000000-0000-4000-8000-0000000000f1', 0, 'Office', 'Of', 'dg@fj.example', 'en', 'FJ', now())
                    on conflict do nothing;
                insert into muster.member_office values ('FJ', '00000000-0000-4000-8000-0000000000f1') on conflict do nothing;
                insert into muster.capacity_event (id, version, code, type, status, audience, starts_on, ends_on, zone, opens_at,
                    venue, city, country_iso, region, original_language, created_by, created_at)
                values ('%1$s', 0, 'L-%2$s', 'REGIONAL_WORKSHOP', 'CONFIRMED', 'CUSTOMS_ONLY', current_date + 60, current_date + 62,
                    'Asia/Bangkok', '09:00', 'Thai Customs', 'Bangkok', 'TH', 'AP', 'en', 'test', now());
                insert into muster.capacity_event_title values ('%1$s', 'en', '%3$s %1$s');"""
                        .formatted(id, id.substring(0, 12), title));
        return id;
    }

    /** The texts of the event's letters, once there are as many. */
    private static List<String> letters(String event, int many) throws Exception {
        var deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(deadline)) {
            var found = new ArrayList<String>();
            for (var letter : Installed.mail().letters()) {
                var text = letter.message().getContent().toString();
                if (text.contains(event)) {
                    found.add(text);
                }
            }
            if (found.size() >= many) {
                return found;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("Waited in vain for " + many + " letters");
    }

    private static Map<String, String> nominate(String version, String... names) {
        var form = new LinkedHashMap<String, String>();
        form.put("action", "nominate");
        form.put("version", version);
        for (var r = 0; r < names.length; r++) {
            officer(form, "-0-" + r, names[r]);
        }
        return form;
    }

    private static void officer(Map<String, String> form, String row, String name) {
        form.put("givenName" + row, "Ada");
        form.put("familyName" + row, name);
        form.put("email" + row, name + "@customs.example");
        form.put("position" + row, "Officer");
        form.put("sex" + row, "F");
        form.put("funding" + row, "SPONSORED");
    }

    private static String version(Sent sent) throws Exception {
        return version(get(sent.link()).body());
    }

    private static String version(String page) {
        var version = VERSION.matcher(page);
        assertTrue(version.find(), page);
        return version.group(1);
    }

    private static String nomination(Sent sent, String name) throws SQLException {
        return rows("select n.id from muster.nomination n join muster.person p on p.id = n.person_id where n.event_id = '"
                        + sent.event()
                        + "' and p.email = '"
                        + name
                        + "@customs.example'")
                .get(0);
    }

    private static List<String> participations(Sent sent) throws SQLException {
        return rows(
                "select funding || ' ' || status || ' ' || member_code from muster.participation where event_id = '"
                        + sent.event()
                        + "'");
    }

    private static String answer(Sent sent) throws SQLException {
        return rows("select i.answer || ' ' || (select count(*) from muster.nomination n where n.invitation_id = i.id)"
                        + " from muster.invitation i where i.id = '"
                        + sent.invitation()
                        + "'")
                .get(0);
    }

    private static String audited(Sent sent) throws SQLException {
        return rows("select count(*) from muster.audit_entry where subject_id = '"
                        + sent.invitation()
                        + "'")
                .get(0);
    }

    private static HttpResponse<String> get(String link) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(link)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(Sent sent, Map<String, String> form) throws Exception {
        return post(sent.link(), form);
    }

    private static HttpResponse<String> post(String address, Map<String, String> form)
            throws Exception {
        var body =
                form.entrySet().stream()
                        .map(
                                each ->
                                        each.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String driver(String act, String... parameters) throws Exception {
        var form = new LinkedHashMap<String, String>();
        form.put("do", act);
        for (var i = 0; i < parameters.length; i += 2) {
            form.put(parameters[i], parameters[i + 1]);
        }
        var answer = post(Installed.url().replace("/muster", "/LetterAnswerTest/"), form);
        return answer.statusCode() == 200
                ? answer.body()
                : answer.statusCode() + " " + answer.body();
    }

    private static List<String> rows(String sql) throws SQLException {
        try (var connection = Installed.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = Installed.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
