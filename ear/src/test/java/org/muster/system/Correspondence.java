package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muster.run.MailServer;

/**
 * What tests of letters have in common: a campaign that is written and sent, the letters that came,
 * and the page behind their links.
 */
public abstract class Correspondence {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern LINK = Pattern.compile("http://\\S+/i/\\S+");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    /** One campaign to one Member, sent; its letter's link. */
    public record Sent(String campaign, String event, String invitation, String link) {}

    protected Sent send() throws Exception {
        var event = event("Workshop " + UUID.randomUUID());
        return send(event, draft(event));
    }

    /** Sends a campaign to one recipient; the letter is found by the event it names. */
    protected Sent send(String event, String campaign) throws Exception {
        assertEquals("armed", driver("arm"));
        assertEquals("1", driver("dispatch", "id", campaign));
        var link = link(letters(event, 1).get(0));
        return new Sent(campaign, event, invitation(campaign), link);
    }

    protected static String link(String letter) {
        var link = LINK.matcher(letter);
        assertTrue(link.find(), letter);
        return link.group();
    }

    /** The campaign's latest letter. */
    protected static String invitation(String campaign) throws SQLException {
        return rows("select id from muster.invitation where campaign_id = '"
                        + campaign
                        + "' order by letter_revision desc")
                .get(0);
    }

    protected String draft(String events, String... more) throws Exception {
        var parameters =
                new ArrayList<>(
                        List.of(
                                "code",
                                "C-" + UUID.randomUUID().toString().substring(0, 12),
                                "events",
                                events));
        parameters.addAll(List.of(more));
        for (var each : List.of(List.of("members", "FJ"), List.of("organisations", ""))) {
            if (!parameters.contains(each.get(0))) {
                parameters.addAll(each);
            }
        }
        return driver("draft", parameters.toArray(String[]::new));
    }

    /** An event that belongs to the series of another. */
    protected static String eventBeside(String other, String title) throws SQLException {
        var id = event(title);
        execute(
                """
                insert into muster.event_series (id, version, code, title) values ('%1$s', 0, 'S-%2$s', 'Series');
                update muster.capacity_event set series_id = '%1$s' where id in ('%1$s', '%3$s')"""
                        .formatted(id, id.substring(0, 12), other));
        return id;
    }

    /** An event of its own, whose id stands in its title, so that its letters are told apart. */
    protected static String event(String title) throws SQLException {
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
    protected static List<String> letters(String event, int many) throws Exception {
        await(() -> letters(event).size() >= many, many + " letters");
        return letters(event);
    }

    protected static List<String> letters(String event) throws Exception {
        var found = new ArrayList<String>();
        for (var letter : Installed.mail().letters()) {
            if (names(letter, event)) {
                found.add(letter.text());
            }
        }
        return found;
    }

    protected static boolean names(MailServer.Letter letter, String event) {
        return letter.text().contains(event);
    }

    protected static Map<String, String> nominate(String version, String... names) {
        var form = new LinkedHashMap<String, String>();
        form.put("action", "nominate");
        form.put("version", version);
        for (var r = 0; r < names.length; r++) {
            officer(form, "-0-" + r, names[r]);
        }
        return form;
    }

    protected static void officer(Map<String, String> form, String row, String name) {
        form.put("givenName" + row, "Ada");
        form.put("familyName" + row, name);
        form.put("email" + row, name + "@customs.example");
        form.put("position" + row, "Officer");
        form.put("sex" + row, "F");
        form.put("funding" + row, "SPONSORED");
    }

    protected static String version(Sent sent) throws Exception {
        return version(get(sent.link()).body());
    }

    protected static String version(String page) {
        var version = VERSION.matcher(page);
        assertTrue(version.find(), page);
        return version.group(1);
    }

    protected static String nomination(Sent sent, String name) throws SQLException {
        return rows("select n.id from muster.nomination n join muster.person p on p.id = n.person_id where n.event_id = '"
                        + sent.event()
                        + "' and p.email = '"
                        + name
                        + "@customs.example'")
                .get(0);
    }

    protected static List<String> participations(Sent sent) throws SQLException {
        return rows(
                "select funding || ' ' || status || ' ' || member_code from muster.participation where event_id = '"
                        + sent.event()
                        + "'");
    }

    protected static String answer(Sent sent) throws SQLException {
        return rows("select i.answer || ' ' || (select count(*) from muster.nomination n where n.invitation_id = i.id)"
                        + " from muster.invitation i where i.id = '"
                        + sent.invitation()
                        + "'")
                .get(0);
    }

    protected static String audited(Sent sent) throws SQLException {
        return rows("select count(*) from muster.audit_entry where subject_id = '"
                        + sent.invitation()
                        + "'")
                .get(0);
    }

    protected static HttpResponse<String> get(String link) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(link)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    protected static HttpResponse<String> post(Sent sent, Map<String, String> form)
            throws Exception {
        return post(sent.link(), form);
    }

    protected static HttpResponse<String> post(String address, Map<String, String> form)
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

    protected String driver(String act, String... parameters) throws Exception {
        var form = new LinkedHashMap<String, String>();
        form.put("do", act);
        for (var i = 0; i < parameters.length; i += 2) {
            form.put(parameters[i], parameters[i + 1]);
        }
        var answer =
                post(
                        Installed.url().replace("/muster", "/" + getClass().getSimpleName() + "/"),
                        form);
        return answer.statusCode() == 200
                ? answer.body()
                : answer.statusCode() + " " + answer.body();
    }

    protected static List<String> rows(String sql) throws SQLException {
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

    protected static void execute(String sql) throws SQLException {
        try (var connection = Installed.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
