package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The desk's pages of a campaign, as a signed-in person reads and uses them. */
@ArquillianTest
class CampaignPagesTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String OFFICE = "00000000-0000-4000-8000-0000000000f1";

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(CampaignPagesTest.class, CampaignDriver.class);
    }

    @Test
    void everyPageOfACampaignIsReadByThoseWhoMayAndByNobodyElse() throws Exception {
        var event = event();
        var campaign = draft(event);
        var pages =
                List.of(
                        "/invitations/campaigns.xhtml",
                        "/invitations/campaign.xhtml?id=" + campaign,
                        "/invitations/recipients.xhtml?id=" + campaign,
                        "/invitations/text.xhtml?id=" + campaign + "&in=fr",
                        "/invitations/reminders.xhtml?id=" + campaign + "&in=ar",
                        "/invitations/letters.xhtml?id=" + campaign + "&state=FAILED&region=AP",
                        "/invitations/selection.xhtml?event=" + event,
                        "/invitations/templates.xhtml?type=FELLOWSHIP",
                        "/invitations/template.xhtml?purpose=REMINDER&in=ar&campaign=" + campaign,
                        "/invitations/edit.xhtml?event=" + event);
        for (var login : List.of("event-officer", "auditor")) {
            var person = Visitor.person(login);
            for (var page : pages) {
                if (page.contains("edit") && login.equals("auditor")) {
                    continue;
                }
                var answer = person.get(page);
                assertEquals(200, answer.statusCode(), login + " " + page + answer.body());
                assertFalse(answer.body().contains("???"), page + " misses a text");
                assertTrue(answer.body().contains("<h1>"), page);
            }
        }
        var donor = Visitor.person("donor");
        for (var page : pages) {
            assertEquals(403, donor.get(page).statusCode(), page);
        }
        var officer = Visitor.person("event-officer");
        for (var address : List.of("template.xhtml", "template.xhtml?purpose=X")) {
            assertEquals(404, officer.get("/invitations/" + address).statusCode(), address);
        }
        var unknownType = officer.get("/invitations/templates.xhtml?type=X");
        assertEquals(200, unknownType.statusCode(), unknownType.body());
        assertTrue(unknownType.body().contains("role=\"alert\""), unknownType.body());
        for (var unknown : List.of("nonsense", UUID.randomUUID().toString())) {
            for (var page :
                    List.of("campaign", "recipients", "text", "reminders", "letters", "letter")) {
                var address = "/invitations/" + page + ".xhtml?id=" + unknown;
                assertEquals(404, officer.get(address).statusCode(), address);
            }
            assertEquals(
                    404, officer.get("/invitations/selection.xhtml?event=" + unknown).statusCode());
        }
    }

    @Test
    void theOperatorSeesWhatWouldGoAndArms() throws Exception {
        var operator = Visitor.person("operator");
        var page = operator.get("/invitations/arming.xhtml");
        assertEquals(200, page.statusCode(), page.body());
        assertFalse(page.body().contains("???"));
        if (page.body().contains("arm:")) {
            submit(operator, "/invitations/arming.xhtml", page.body(), "arm", Map.of());
        }
        assertFalse(operator.get("/invitations/arming.xhtml").body().contains("id=\"arm\""));
    }

    @Test
    void theOfficerSendsAndFollowsTheLetters() throws Exception {
        assertEquals("armed", driver("arm"));
        var campaign = draft(event());
        var officer = Visitor.person("event-officer");
        var address = "/invitations/campaign.xhtml?id=" + campaign;
        var sent = submit(officer, address, officer.get(address).body(), "act", Map.of());
        assertEquals(200, sent.statusCode(), sent.body());
        var asked = sent.previousResponse().orElseThrow().headers();
        assertEquals(
                List.of(asked.firstValue("X-Correlation-ID").orElseThrow()),
                correlations(campaign),
                "the letter tells which press it came of");
        await(
                () -> officer.get(address).body().contains("m-tone-good"),
                "the letter to be shown as sent");
        var letter =
                Pattern.compile("letter\\.xhtml\\?id=([0-9a-f-]+)")
                        .matcher(officer.get(address).body());
        assertTrue(letter.find());
        var page = officer.get("/invitations/letter.xhtml?id=" + letter.group(1));
        assertEquals(200, page.statusCode(), page.body());
        assertFalse(page.body().contains("???"));
        assertTrue(page.body().contains("Accepted by the mail server"), page.body());
        var board = officer.get("/invitations/letters.xhtml?id=" + campaign).body();
        assertFalse(board.contains("???"));
        assertTrue(board.contains(letter.group(1)), board);
    }

    @Test
    void recipientsAreChosenByName() throws Exception {
        assertEquals("armed", driver("arm"));
        var campaign = draft(event());
        assertEquals("1 [QQ]", driver("members", "id", campaign, "codes", "QQ,AU,FJ"));
        var officer = Visitor.person("event-officer");
        var address = "/invitations/recipients.xhtml?id=" + campaign;
        var page = officer.get(address).body();
        assertTrue(page.contains(">Asia/Pacific</option>"), "regions have names");
        assertTrue(page.contains(">Japan</option>"), "Members have names");
        submit(officer, address, page, "members", Map.of("members:codes", "JP"));
        assertTrue(officer.get(address).body().contains("<bdi>Japan</bdi>"));

        var found =
                submit(
                                officer,
                                address,
                                officer.get(address).body(),
                                "find",
                                Map.of("find:name", "offi"))
                        .body();
        assertTrue(found.contains("Office, Of"), found);
        submit(officer, address, found, "person", Map.of("person:which", OFFICE));
        assertTrue(officer.get(address).body().contains("<bdi>Of Office</bdi>"));
    }

    /** Presses the first button of a form, with the values given over those it holds. */
    private static HttpResponse<String> submit(
            Visitor visitor, String address, String page, String form, Map<String, String> values)
            throws Exception {
        var fields = new LinkedHashMap<String, String>();
        fields.put(form, form);
        var state =
                Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]+)\"")
                        .matcher(page);
        assertTrue(state.find(), page);
        fields.put("jakarta.faces.ViewState", state.group(1));
        var nonce = Pattern.compile("nonce=\"([^\"]+)\"").matcher(page);
        if (nonce.find()) {
            fields.put("primefaces.nonce", nonce.group(1));
        }
        var button =
                Pattern.compile("<input[^>]*type=\"submit\"[^>]*name=\"(" + form + ":[^\"]+)\"")
                        .matcher(page);
        assertTrue(button.find(), page);
        fields.put(button.group(1), "x");
        fields.putAll(values);
        return visitor.send("POST", address, FORM, encoded(fields));
    }

    private static List<String> correlations(String campaign) throws SQLException {
        try (var connection = Installed.connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select distinct l.correlation from muster.letter l join muster.letter_slice s on s.id = l.slice_id and s.correlation = l.correlation where l.mailing_id = '"
                                        + campaign
                                        + "'")) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static String draft(String event) throws Exception {
        return driver(
                "draft",
                "code",
                "P-" + UUID.randomUUID().toString().substring(0, 12),
                "events",
                event,
                "members",
                "FJ",
                "organisations",
                "");
    }

    private static String event() throws SQLException {
        var id = UUID.randomUUID().toString();
        try (var connection = Installed.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into muster.person (id, version, family_name, given_name, email, language, member_code, created_at)
                        values ('00000000-0000-4000-8000-0000000000f1', 0, 'Office', 'Of', 'dg@fj.example', 'en', 'FJ', now())
                        on conflict do nothing;
                    insert into muster.member_office values ('FJ', '00000000-0000-4000-8000-0000000000f1') on conflict do nothing;
                    insert into muster.capacity_event (id, version, code, type, status, audience, starts_on, ends_on, zone, opens_at,
                        venue, city, country_iso, region, original_language, created_by, created_at)
                    values ('%1$s', 0, 'P-%2$s', 'REGIONAL_WORKSHOP', 'CONFIRMED', 'CUSTOMS_ONLY', current_date + 60, current_date + 62,
                        'Asia/Bangkok', '09:00', 'Thai Customs', 'Bangkok', 'TH', 'AP', 'en', 'test', now());
                    insert into muster.capacity_event_title values ('%1$s', 'en', 'Pages %2$s');"""
                            .formatted(id, id.substring(0, 12)));
        }
        return id;
    }

    private static String driver(String act, String... parameters) throws Exception {
        var form = new LinkedHashMap<String, String>();
        form.put("do", act);
        for (var i = 0; i < parameters.length; i += 2) {
            form.put(parameters[i], parameters[i + 1]);
        }
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                Installed.url()
                                                        .replace("/muster", "/CampaignPagesTest/")))
                                .header("Content-Type", FORM)
                                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(
                        each ->
                                URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8)
                                        + "="
                                        + URLEncoder.encode(
                                                each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
