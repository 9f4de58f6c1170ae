package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A letter's link: what it shows, what it takes and until when, and what it refuses. */
@ArquillianTest
class LetterAnswerTest extends Correspondence {
    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(
                LetterAnswerTest.class, Correspondence.class, CampaignDriver.class);
    }

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
        assertEquals(
                "set", driver("deadline", "id", sent.campaign(), "in", "-60", "revised", "yes"));
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
        assertEquals(
                "set", driver("deadline", "id", sent.campaign(), "in", "-60", "revised", "yes"));
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

    @Test
    void theDeadlineOfLettersOnTheirWayMovesOnlyWithANewRevision() throws Exception {
        var event = event("Workshop " + UUID.randomUUID());
        var sent = send(event, draft(event, "in", "4"));
        assertEquals(
                "409 RevisionAlreadyQueued",
                driver("deadline", "id", sent.campaign(), "in", "3600"));
        await(() -> answer(sent).equals("EXPIRED 0"), "the deadline to pass");
        assertEquals(409, post(sent, nominate("0", "late")).statusCode());
        assertEquals(
                "set", driver("deadline", "id", sent.campaign(), "in", "3600", "revised", "1"));
        assertEquals("PENDING 0", answer(sent));
        assertEquals(303, post(sent, nominate(version(sent), "in-time")).statusCode());
        assertEquals("NOMINATED 1", answer(sent));
    }

    @Test
    void aPlaceChangesHandsOnceAfterTheDeadline() throws Exception {
        var sent = send();
        assertEquals(303, post(sent, nominate(version(sent), "leaver", "refused")).statusCode());
        assertEquals(
                "refused", driver("refuse", "id", nomination(sent, "refused"), "why", "No place"));
        assertEquals("set", driver("deadline", "id", sent.campaign(), "in", "-60", "revised", "1"));
        var leaver = nomination(sent, "leaver");
        assertEquals(303, post(sent, substitute(sent, leaver, "newcomer")).statusCode());
        assertEquals(303, post(sent, substitute(sent, leaver, "newcomer")).statusCode());
        assertEquals(409, post(sent, substitute(sent, leaver, "one-more")).statusCode());
        var refused = nomination(sent, "refused");
        assertEquals(409, post(sent, substitute(sent, refused, "instead")).statusCode());
        assertEquals(
                List.of("leaver WITHDRAWN", "newcomer PROPOSED", "refused REFUSED"),
                selections(sent.event()));
    }

    @Test
    void eachOfficerIsWithdrawnUntilTheirOwnEventEnds() throws Exception {
        var first = event("Workshop " + UUID.randomUUID());
        var second = eventBeside(first, "Dialogue " + UUID.randomUUID());
        var sent = send(first, draft(first + "," + second));
        var form = nominate(version(sent), "of-first");
        officer(form, "-1-0", "of-second");
        assertEquals(303, post(sent, form).statusCode());
        assertEquals("set", driver("deadline", "id", sent.campaign(), "in", "-60", "revised", "1"));
        var ended =
                rows("select event_id from muster.nomination n join muster.person p on p.id = n.person_id"
                                + " where p.email = 'of-first@customs.example' and n.event_id in ('"
                                + first
                                + "', '"
                                + second
                                + "')")
                        .get(0);
        var running = ended.equals(first) ? second : first;
        execute(
                "update muster.capacity_event set starts_on = current_date - 9, ends_on = current_date - 7 where id = '"
                        + ended
                        + "'");
        var page = get(sent.link()).body();
        var over = only(ended);
        assertFalse(page.contains("value=\"" + over + "\""), "nothing is to be done any more");
        assertEquals(409, post(sent, withdraw(sent, over)).statusCode());
        assertEquals(409, post(sent, substitute(sent, over, "instead")).statusCode());
        assertEquals(List.of("of-first PROPOSED"), selections(ended));
        assertEquals(303, post(sent, withdraw(sent, only(running))).statusCode());
        assertEquals(List.of("of-second WITHDRAWN"), selections(running));
    }

    @Test
    void officersWhoShareAnOfficesAddressStayThemselves() throws Exception {
        var sent = send();
        var form = nominate(version(sent), "first", "second");
        form.put("email-0-0", "dg@fj.example");
        form.put("email-0-1", "dg@fj.example");
        assertEquals(303, post(sent, form).statusCode());
        assertEquals("NOMINATED 2", answer(sent));
        assertEquals(
                List.of("Ada first", "Ada second"),
                rows(
                        "select p.given_name || ' ' || p.family_name from muster.nomination n"
                                + " join muster.person p on p.id = n.person_id where n.event_id = '"
                                + sent.event()
                                + "' order by n.rank"));
        assertEquals(303, post(sent, form).statusCode());
        assertEquals("NOMINATED 2", answer(sent), "known again by name and address");
    }

    @Test
    void aCoOrganisersOfficerTakesPartInTheCustomsOnlyEventTheLetterNames() throws Exception {
        var event = event("Workshop " + UUID.randomUUID());
        var organisation = organisation("CO_ORGANISER");
        execute(
                "insert into muster.capacity_event_organiser values ('%s', '%s', 'CO_ORGANISER')"
                        .formatted(event, organisation));
        var sent = send(event, draft(event, "members", "", "organisations", organisation));
        assertEquals(303, post(sent, nominate(version(sent), "co-organiser")).statusCode());
        var officer = nomination(sent, "co-organiser");
        assertEquals("selected", driver("select", "id", officer));
        assertEquals("confirmed", driver("confirm", "id", officer));
        assertEquals(
                List.of("PARTICIPANT CONFIRMED"),
                rows(
                        "select role || ' ' || status from muster.participation where event_id = '"
                                + event
                                + "'"));
    }

    @Test
    void aReservedSeatIsNotSoldAndAPartnerNeedsNone() throws Exception {
        var event = event("Workshop " + UUID.randomUUID());
        execute(
                "update muster.capacity_event set audience = 'CUSTOMS_AND_PARTNERS' where id = '"
                        + event
                        + "'; insert into muster.event_seats values ('"
                        + event
                        + "', 0, 5, 5, 1, 1)");
        var partner = organisation("PARTNER");
        var fromPartner = send(event, draft(event, "members", "", "organisations", partner));
        assertEquals(303, post(fromPartner, nominate(version(fromPartner), "guest")).statusCode());
        assertEquals("selected", driver("select", "id", nomination(fromPartner, "guest")));
        assertEquals("confirmed", driver("confirm", "id", nomination(fromPartner, "guest")));

        var campaign = draft(event);
        assertEquals("1", driver("dispatch", "id", campaign));
        var sent = new Sent(campaign, event, invitation(campaign), link(letters(event, 2).get(1)));
        assertEquals(303, post(sent, nominate(version(sent), "holder")).statusCode());
        var holder = nomination(sent, "holder");
        assertEquals("selected", driver("select", "id", holder));
        var another =
                rows("select id from muster.person where id = '00000000-0000-4000-8000-0000000000f1'")
                        .get(0);
        assertEquals("409 SeatsTaken", driver("take-part", "id", event, "person", another));
        assertEquals("confirmed", driver("confirm", "id", holder));
        assertEquals("409 SeatsTaken", driver("take-part", "id", event, "person", another));
    }

    private static Map<String, String> withdraw(Sent sent, String nomination) throws Exception {
        var form = new LinkedHashMap<String, String>();
        form.put("action", "withdraw");
        form.put("version", version(sent));
        form.put("nomination", nomination);
        return form;
    }

    private static Map<String, String> substitute(Sent sent, String nomination, String newcomer)
            throws Exception {
        var form = withdraw(sent, nomination);
        form.put("action", "substitute");
        officer(form, "-" + nomination, newcomer);
        return form;
    }

    private static String only(String event) throws Exception {
        return rows("select id from muster.nomination where event_id = '" + event + "'").get(0);
    }

    private static List<String> selections(String event) throws Exception {
        return rows(
                "select split_part(p.email, '@', 1) || ' ' || n.selection from muster.nomination n"
                        + " join muster.person p on p.id = n.person_id where n.event_id = '"
                        + event
                        + "' order by 1");
    }

    private static String organisation(String kind) throws Exception {
        var id = UUID.randomUUID().toString();
        execute(
                """
                insert into muster.organisation values ('%1$s', 0, 'O-%2$s', 'Organisation %2$s', '%3$s', 'en');
                insert into muster.person (id, version, family_name, given_name, email, language, organisation_id, created_at)
                    values ('%1$s', 0, 'Contact', 'Pat', '%2$s@organisations.example', 'en', '%1$s', now());
                insert into muster.focal_point (id, organisation_id, person_id, valid_from)
                    values ('%1$s', '%1$s', '%1$s', date '2000-01-01')"""
                        .formatted(id, id.substring(0, 8), kind));
        return id;
    }
}
