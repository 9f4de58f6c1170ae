package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Each change of an answer and of a selection is kept with who, when and why, however it came. */
@ArquillianTest
class AnswerHistoryTest extends Correspondence {
    private static final String NOTE = "%PDF-1.4 note verbale";

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(
                AnswerHistoryTest.class, Correspondence.class, CampaignDriver.class);
    }

    @Test
    void eachStepIsKeptWithWhoAndWhyAndNeverChanged() throws Exception {
        var sent = send();
        assertEquals(303, post(sent, nominate(version(sent), "first", "second")).statusCode());
        assertEquals("selected", driver("select", "id", nomination(sent, "first")));
        assertEquals("confirmed", driver("confirm", "id", nomination(sent, "first")));
        assertEquals("waiting", driver("wait", "id", nomination(sent, "second")));
        assertEquals("waiting", driver("wait", "id", nomination(sent, "second")), "said twice");
        assertEquals(
                "refused", driver("refuse", "id", nomination(sent, "second"), "why", "No room"));
        var link = "link-" + sent.invitation();
        assertEquals(
                List.of(
                        "SELECTION first →PROPOSED  " + link,
                        "SELECTION second →PROPOSED  " + link,
                        "ANSWER PENDING→NOMINATED  " + link,
                        "SELECTION first PROPOSED→SELECTED  system",
                        "SELECTION first SELECTED→CONFIRMED  system",
                        "SELECTION second PROPOSED→WAITING  system",
                        "SELECTION second WAITING→REFUSED No room system"),
                steps(sent));
        for (var change :
                List.of(
                        "update muster.nomination_change set reason = 'x'",
                        "delete from muster.nomination_change",
                        "truncate muster.nomination_change")) {
            assertThrows(SQLException.class, () -> execute(change), change);
        }
    }

    @Test
    void aPartWithdrawnOnTheEventsPageIsKeptToo() throws Exception {
        var sent = send();
        assertEquals(303, post(sent, nominate(version(sent), "seated")).statusCode());
        var seated = nomination(sent, "seated");
        assertEquals("selected", driver("select", "id", seated));
        assertEquals("confirmed", driver("confirm", "id", seated));
        var part =
                rows("select participation_id from muster.nomination where id = '" + seated + "'")
                        .get(0);
        assertEquals("left", driver("leave-event", "id", part, "why", "Fell ill"));
        var steps = steps(sent);
        assertEquals(
                "SELECTION seated CONFIRMED→WITHDRAWN Fell ill system",
                steps.get(steps.size() - 1));
    }

    @Test
    void aDeadlineThatPassedIsNobodysAct() throws Exception {
        var event = event("Workshop " + UUID.randomUUID());
        var sent = send(event, draft(event, "in", "4"));
        await(() -> answer(sent).equals("EXPIRED 0"), "the deadline to pass");
        assertEquals(List.of("ANSWER PENDING→EXPIRED  system"), steps(sent));
        assertEquals(
                "set", driver("deadline", "id", sent.campaign(), "in", "3600", "revised", "1"));
        assertEquals("PENDING 0", answer(sent));
        assertEquals(
                List.of("ANSWER PENDING→EXPIRED  system", "ANSWER EXPIRED→PENDING  system"),
                steps(sent));
    }

    @Test
    void anAnswerByNoteVerbaleCountsAndKeepsItsDocumentOnce() throws Exception {
        var sent = send();
        assertEquals(
                "nominated",
                desk(
                        sent,
                        "noted",
                        today().toString(),
                        "file",
                        NOTE,
                        "file-name",
                        "C:\\post\\Note \"1\" é.pdf"));
        assertEquals("NOMINATED 1", answer(sent));
        assertEquals(
                "nominated",
                desk(
                        sent,
                        "noted-too",
                        today().toString(),
                        "file",
                        NOTE,
                        "file-name",
                        "again.pdf"));
        assertEquals(
                List.of("1"),
                rows(
                        "select count(distinct document_sha256) from muster.nomination_change where invitation_id = '"
                                + sent.invitation()
                                + "' having count(document_sha256) = 2"));
        assertEquals(
                List.of("NOTE_VERBALE " + today() + " Note 1 é.pdf"),
                rows(
                        "select channel || ' ' || received_on || ' ' || document_name from muster.nomination_change"
                                + " where document_name like 'Note%' and invitation_id = '"
                                + sent.invitation()
                                + "'"));
        var change =
                rows("select id from muster.nomination_change where document_name = 'again.pdf'"
                                + " and invitation_id = '"
                                + sent.invitation()
                                + "'")
                        .get(0);
        var page =
                Visitor.person("event-officer")
                        .get("/invitations/letter.xhtml?id=" + sent.invitation());
        assertTrue(
                page.body().contains("/api/v1/answer-documents/" + change), "the page leads to it");
        assertTrue(page.body().contains("Note verbale"));
        for (var reader : List.of("event-officer", "auditor", "controller")) {
            var saved = Visitor.person(reader).get("/api/v1/answer-documents/" + change);
            assertEquals(200, saved.statusCode(), reader);
            assertEquals(NOTE, saved.body());
            assertEquals(
                    "attachment; filename*=UTF-8''again.pdf",
                    saved.headers().firstValue("Content-Disposition").orElse(""));
            assertEquals(
                    "nosniff", saved.headers().firstValue("X-Content-Type-Options").orElse(""));
        }
        assertEquals("again.pdf", driver("document", "id", change));
        assertEquals("409 ScopeRefused", driver("document", "id", change, "actor", "nobody"));
        for (var stranger : List.of("donor", "finance-officer", "administrator", "facilitator")) {
            assertEquals(
                    403,
                    Visitor.person(stranger).get("/api/v1/answer-documents/" + change).statusCode(),
                    stranger);
        }
        assertEquals(
                404,
                Visitor.person("auditor")
                        .get("/api/v1/answer-documents/" + UUID.randomUUID())
                        .statusCode());
    }

    @Test
    void whatCannotBeIsRefusedAndChangesNothing() throws Exception {
        var sent = send();
        var tomorrow = today().plusDays(1).toString();
        assertEquals("409 InvalidInput", desk(sent, "future", tomorrow));
        assertEquals("409 InvalidInput", desk(sent, "early", today().minusDays(1).toString()));
        assertEquals(
                "409 InvalidInput",
                desk(
                        sent,
                        "typed",
                        today().toString(),
                        "file",
                        "MZ a program",
                        "file-name",
                        "x.pdf"));
        assertEquals(
                "409 InvalidInput",
                driver(
                        "desk",
                        "id",
                        sent.invitation(),
                        "event",
                        sent.event(),
                        "name",
                        "by-link",
                        "channel",
                        "LINK",
                        "on",
                        today().toString()));
        assertEquals(
                "409 ScopeRefused", desk(sent, "reach", today().toString(), "actor", "nobody"));
        assertEquals("403 ", desk(sent, "role", today().toString(), "as", "auditor"));
        assertEquals("PENDING 0", answer(sent));
        assertEquals(List.of(), steps(sent));
    }

    @Test
    void aLateAnswerTakesAReasonThatIsKept() throws Exception {
        var sent = send();
        assertEquals("set", driver("deadline", "id", sent.campaign(), "in", "-60", "revised", "1"));
        await(() -> answer(sent).equals("EXPIRED 0"), "the deadline to be noticed");
        assertEquals("409 DeadlinePassed", desk(sent, "late", today().toString()));
        assertEquals("409 DeadlinePassed", decline(sent, ""));
        assertEquals("EXPIRED 0", answer(sent));
        assertEquals("nominated", desk(sent, "late", today().toString(), "why", "Post was slow"));
        assertEquals("NOMINATED 1", answer(sent));
        assertEquals(
                List.of(
                        "ANSWER PENDING→EXPIRED  system",
                        "SELECTION late →PROPOSED Post was slow system",
                        "ANSWER EXPIRED→NOMINATED Post was slow system"),
                steps(sent));
        assertEquals("declined", decline(sent, "They changed their mind"));
        assertEquals("DECLINED 1", answer(sent));
        assertTrue(
                steps(sent)
                        .contains(
                                "ANSWER NOMINATED→DECLINED By note – They changed their mind system"),
                steps(sent).toString());
    }

    private String decline(Sent sent, String why) throws Exception {
        return driver(
                "desk-decline",
                "id",
                sent.invitation(),
                "channel",
                "TELEPHONE",
                "on",
                today().toString(),
                "why",
                why);
    }

    private String desk(Sent sent, String name, String on, String... more) throws Exception {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("id", sent.invitation());
        parameters.put("event", sent.event());
        parameters.put("name", name);
        parameters.put("channel", "NOTE_VERBALE");
        parameters.put("on", on);
        for (var i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        return driver(
                "desk",
                parameters.entrySet().stream()
                        .flatMap(each -> java.util.stream.Stream.of(each.getKey(), each.getValue()))
                        .toArray(String[]::new));
    }

    /** Where the campaign's deadline is set, it is this day. */
    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Bangkok"));
    }

    private static List<String> steps(Sent sent) throws SQLException {
        return rows(
                """
                select h.kind || ' ' || coalesce(p.family_name || ' ', '') || h.was || '→' || h.becomes || ' ' || h.reason || ' '
                    || h.made_by
                from muster.nomination_change h join muster.invitation i on i.id = h.invitation_id
                left join muster.nomination n on n.id = h.nomination_id left join muster.person p on p.id = n.person_id
                where i.campaign_id = '%s' order by h.no"""
                        .formatted(sent.campaign()));
    }
}
