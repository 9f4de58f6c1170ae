package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/**
 * A seat that comes free is offered to the first of the waiting list: held until it is answered, to
 * one officer each, and never more seats than there are.
 */
@ArquillianTest
class WaitingListTest extends Correspondence {
    private static final Pattern OFFER = Pattern.compile("name=\"offer\" value=\"([^\"]+)\"");

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(
                WaitingListTest.class, Correspondence.class, CampaignDriver.class);
    }

    @Test
    void aWithdrawnSeatIsOfferedAcceptedByTheLinkAndConfirmed() throws Exception {
        var sent = seated(1, "seated", "first", "second");
        assertEquals(List.of(), offers(sent));
        assertEquals(
                "withdrawn", driver("withdraw", "id", nomination(sent, "seated"), "why", "Ill"));
        assertEquals(List.of("first OPEN"), offers(sent));
        assertEquals(
                "409 SeatsTaken",
                driver("select", "id", nomination(sent, "second")),
                "the offered seat is held");
        var page = get(sent.link()).body();
        assertTrue(page.contains("A seat came free"), page);
        assertEquals(303, answer(sent, "accept-offer").statusCode());
        assertEquals(List.of("first ACCEPTED"), offers(sent));
        assertEquals("confirmed", driver("confirm", "id", nomination(sent, "first")));
        assertEquals(
                List.of("first CONFIRMED", "seated WITHDRAWN", "second WAITING"), selections(sent));
        assertFalse(get(sent.link()).body().contains("A seat came free"));
        assertEquals(
                List.of(
                        "OFFER →OPEN system",
                        "OFFER OPEN→ACCEPTED link",
                        "SELECTION WAITING→SELECTED link",
                        "SELECTION SELECTED→CONFIRMED system"),
                history(sent, "first").subList(2, 6));
    }

    @Test
    void aDeclinedAndAnUnansweredOfferGoToTheNext() throws Exception {
        var sent = seated(1, "seated", "first", "second", "third");
        assertEquals(
                "withdrawn", driver("withdraw", "id", nomination(sent, "seated"), "why", "Ill"));
        var offered = offerForm(sent, "decline-offer");
        assertEquals(303, post(sent, offered).statusCode());
        assertEquals(303, post(sent, offered).statusCode(), "said again, it changes nothing");
        assertEquals(List.of("first DECLINED", "second OPEN"), offers(sent));
        offered.put("action", "accept-offer");
        assertEquals(409, post(sent, offered).statusCode(), "it went to the next");
        execute(
                "update muster.seat_offer set offered_at = now() - interval '8 days',"
                        + " expires_at = now() - interval '1 day' where state = 'OPEN' and event_id = '"
                        + sent.event()
                        + "'");
        await(
                () ->
                        offers(sent)
                                .equals(List.of("first DECLINED", "second EXPIRED", "third OPEN")),
                "the next to be asked");
        assertEquals(
                List.of("first WITHDRAWN", "seated WITHDRAWN", "second REFUSED", "third WAITING"),
                selections(sent));
    }

    @Test
    void theDeskAnswersAnOfferAndOthersMayNot() throws Exception {
        var sent = seated(1, "seated", "first", "second");
        assertEquals(
                "withdrawn", driver("withdraw", "id", nomination(sent, "seated"), "why", "Ill"));
        var offer = offer(sent);
        for (var role : List.of("auditor", "controller", "operator", "donor")) {
            assertEquals("403 ", driver("accept", "id", offer, "as", role), role);
            assertEquals("403 ", driver("decline-offer", "id", offer, "why", "x", "as", role));
        }
        assertEquals("409 ScopeRefused", driver("accept", "id", offer, "actor", "nobody"));
        assertEquals("409 InvalidInput", driver("decline-offer", "id", offer, "why", " "));
        var stranger = send();
        var theirs = offerForm(sent, "accept-offer");
        assertEquals(404, post(stranger, theirs).statusCode(), "the offer of another letter");
        assertEquals(List.of("first OPEN"), offers(sent));
        assertEquals("declined", driver("decline-offer", "id", offer, "why", "By telephone"));
        assertEquals(List.of("first DECLINED", "second OPEN"), offers(sent));
        assertEquals("409 OfferSettled", driver("accept", "id", offer));
        assertEquals("accepted", driver("accept", "id", offer(sent)));
        assertEquals("accepted", driver("accept", "id", offer(sent, "second")), "twice is once");
    }

    @Test
    void twoSeatsFreedAtOnceAreTwoOffersAndNeverMore() throws Exception {
        var sent = seated(4, "a-1", "a-2", "a-3", "a-4", "w-1", "w-2", "w-3", "w-4", "w-5");
        var leaving = new CompletableFuture<?>[4];
        for (var n = 0; n < leaving.length; n++) {
            var id = nomination(sent, "a-" + (n + 1));
            leaving[n] = CompletableFuture.runAsync(() -> withdraw(id));
        }
        CompletableFuture.allOf(leaving).join();
        assertEquals(List.of("w-1 OPEN", "w-2 OPEN", "w-3 OPEN", "w-4 OPEN"), offers(sent));
        assertEquals("409 SeatsTaken", driver("select", "id", nomination(sent, "w-5")));
    }

    @Test
    void moreSeatsAreOfferedAtOnceAndOnlyAsMany() throws Exception {
        var sent = seated(1, "seated", "first", "second", "third");
        assertEquals("offered", driver("seats", "id", sent.event(), "counts", "5,5,3,3"));
        assertEquals(List.of("first OPEN", "second OPEN"), offers(sent));
        assertEquals(
                "selected",
                driver("select", "id", nomination(sent, "first")),
                "whom a seat is offered is selected into it");
        assertEquals(List.of("first TAKEN_BACK", "second OPEN"), offers(sent));
        assertEquals(
                "refused", driver("refuse", "id", nomination(sent, "second"), "why", "No visa"));
        assertEquals(List.of("first TAKEN_BACK", "second TAKEN_BACK", "third OPEN"), offers(sent));
    }

    @Test
    void aSeatKeptForWhoComesInsteadIsNotOffered() throws Exception {
        var sent = seated(1, "seated", "first");
        var form = offerLess(sent, "substitute", nomination(sent, "seated"));
        officer(form, "-" + nomination(sent, "seated"), "instead");
        assertEquals(303, post(sent, form).statusCode());
        assertEquals(List.of(), offers(sent));
        assertEquals("selected", driver("select", "id", nomination(sent, "instead")));
    }

    @Test
    void nobodyIsAskedToAnEventThatIsCancelledOrHasBegun() throws Exception {
        var cancelled = seated(2, "seated", "staying", "first", "second");
        assertEquals(
                "withdrawn",
                driver("withdraw", "id", nomination(cancelled, "seated"), "why", "Ill"));
        assertEquals(List.of("first OPEN"), offers(cancelled));
        assertEquals("cancelled", driver("cancel-event", "id", cancelled.event()));
        assertEquals(List.of("first TAKEN_BACK"), offers(cancelled));

        var begun = seated(1, "seated", "first");
        execute(
                "update muster.capacity_event set starts_on = current_date - 1, ends_on = current_date + 2 where id = '"
                        + begun.event()
                        + "'");
        assertEquals(
                "withdrawn", driver("withdraw", "id", nomination(begun, "seated"), "why", "Ill"));
        assertEquals(List.of(), offers(begun));
    }

    @Test
    void leastDevelopedMembersComeFirstWhereTheRuleSaysSo() throws Exception {
        execute(
                """
                insert into muster.member (code, language, source) values ('JP', 'en', 'test') on conflict do nothing;
                insert into muster.member_classification values ('FJ', 'SIDS', date '1994-05-06', null, 'test', null)
                    on conflict do nothing""");
        var run = UUID.randomUUID().toString().substring(0, 8);
        var sent = seated(1, "seated", "jp-" + run, "fj-" + run);
        execute(
                "update muster.person set member_code = 'JP' where email = 'jp-%s@customs.example'"
                        .formatted(run));
        assertEquals(
                "409 InvalidInput",
                driver("rule", "id", sent.event(), "least", "yes", "days", "61"));
        assertEquals(
                "409 ScopeRefused",
                driver("rule", "id", sent.event(), "least", "yes", "days", "3", "actor", "nobody"));
        assertEquals("set", driver("rule", "id", sent.event(), "least", "yes", "days", "3"));
        assertEquals(
                "withdrawn", driver("withdraw", "id", nomination(sent, "seated"), "why", "Ill"));
        assertEquals(List.of("fj-" + run + " OPEN"), offers(sent));
        assertEquals(
                List.of("3"),
                rows(
                        "select extract(day from expires_at - offered_at) from muster.seat_offer where event_id = '"
                                + sent.event()
                                + "'"));
    }

    @Test
    void theMarkedAreSelectedAsFarAsSeatsGo() throws Exception {
        var sent = send();
        seats(sent, 2);
        assertEquals(303, post(sent, nominate(version(sent), "one", "two", "three")).statusCode());
        var ids =
                String.join(
                        ",",
                        nomination(sent, "one"),
                        nomination(sent, "two"),
                        nomination(sent, "three"));
        assertEquals("403 ", driver("select-all", "ids", ids, "as", "auditor"));
        assertEquals("409 InvalidInput", driver("select-all", "ids", ""));
        assertEquals("409 ScopeRefused", driver("select-all", "ids", ids, "actor", "nobody"));
        assertEquals("[refusal.SeatsTaken.ALL]", driver("select-all", "ids", ids));
        assertEquals(List.of("one SELECTED", "three PROPOSED", "two SELECTED"), selections(sent));
    }

    @Test
    void aSponsoredSeatGoesOnlyToWhomTheEarmarkPaysFor() throws Exception {
        var sent = seated(1, "seated", "first");
        fund(sent.event(), "TV");
        assertEquals("409 OutsideEarmark", driver("select", "id", nomination(sent, "first")));
        assertEquals(
                "withdrawn", driver("withdraw", "id", nomination(sent, "seated"), "why", "Ill"));
        assertEquals(List.of(), offers(sent), "nobody would pay for it");
        var page =
                Visitor.person("event-officer")
                        .get("/invitations/selection.xhtml?event=" + sent.event());
        assertTrue(page.body().contains("Outside the earmark"), page.body());
        fund(sent.event(), "FJ");
        assertEquals("selected", driver("select", "id", nomination(sent, "first")));
    }

    @Test
    void anOfficerIsEndorsedBeforeTheyAreSelectedWhereTheCampaignAsks() throws Exception {
        var sent = send();
        seats(sent, 5);
        assertEquals("403 ", driver("ask-endorsement", "id", sent.campaign(), "as", "auditor"));
        assertEquals(
                "409 ScopeRefused",
                driver("ask-endorsement", "id", sent.campaign(), "actor", "nobody"));
        assertEquals("asked", driver("ask-endorsement", "id", sent.campaign()));
        assertEquals(303, post(sent, nominate(version(sent), "backed", "dropped")).statusCode());
        var backed = nomination(sent, "backed");
        assertEquals("409 NotEndorsed", driver("select", "id", backed));
        assertEquals("403 ", endorse("endorse", backed, "DG", "as", "auditor"));
        assertEquals("409 ScopeRefused", endorse("endorse", backed, "DG", "actor", "nobody"));
        assertEquals("409 InvalidInput", endorse("endorse", backed, "", "file", "%PDF-1.4"));
        assertEquals("endorsed", endorse("endorse", backed, "Director General's office"));
        assertEquals("selected", driver("select", "id", backed));
        assertEquals("withheld", endorse("withhold", backed, "Director General's office"));
        assertEquals("409 NotEndorsed", driver("confirm", "id", backed));
        var dropped = nomination(sent, "dropped");
        assertEquals("withheld", endorse("withhold", dropped, "Focal point"));
        assertEquals("409 NotEndorsed", driver("select", "id", dropped));
        assertEquals(
                List.of("SELECTION →PROPOSED link", "ENDORSEMENT PENDING→WITHHELD system"),
                history(sent, "dropped"));
    }

    private String endorse(String act, String nomination, String who, String... more)
            throws Exception {
        var fixed =
                List.of(
                        "id",
                        nomination,
                        "channel",
                        "NOTE_VERBALE",
                        "on",
                        LocalDate.now(ZoneId.of("Asia/Bangkok")).toString(),
                        "why",
                        who,
                        "file-name",
                        "note.pdf");
        var all = new java.util.ArrayList<>(fixed);
        all.addAll(Arrays.asList(more));
        return driver(act, all.toArray(String[]::new));
    }

    /** As many confirmed as there are seats, and everybody else on the waiting list. */
    private Sent seated(int seats, String... names) throws Exception {
        var sent = send();
        seats(sent, seats);
        assertEquals(303, post(sent, nominate(version(sent), names)).statusCode());
        for (var n = 0; n < names.length; n++) {
            var id = nomination(sent, names[n]);
            if (n < seats) {
                assertEquals("selected", driver("select", "id", id));
                assertEquals("confirmed", driver("confirm", "id", id));
            } else {
                assertEquals("waiting", driver("wait", "id", id));
            }
        }
        return sent;
    }

    private static void seats(Sent sent, int many) throws SQLException {
        execute(
                "insert into muster.event_seats values ('%s', 0, 20, 20, %d, %d)"
                        .formatted(sent.event(), many, many));
    }

    private void withdraw(String nomination) {
        try {
            assertEquals("withdrawn", driver("withdraw", "id", nomination, "why", "Strike"));
        } catch (Exception failed) {
            throw new CompletionException(failed);
        }
    }

    private java.net.http.HttpResponse<String> answer(Sent sent, String action) throws Exception {
        return post(sent, offerForm(sent, action));
    }

    private static LinkedHashMap<String, String> offerForm(Sent sent, String action)
            throws Exception {
        var form = offerLess(sent, action, "");
        var offer = OFFER.matcher(get(sent.link()).body());
        assertTrue(offer.find(), "an offer is shown");
        form.put("offer", offer.group(1));
        return form;
    }

    private static LinkedHashMap<String, String> offerLess(
            Sent sent, String action, String nomination) throws Exception {
        var form = new LinkedHashMap<String, String>();
        form.put("action", action);
        form.put("version", version(sent));
        form.put("nomination", nomination);
        return form;
    }

    private static String offer(Sent sent) throws SQLException {
        return rows("select id from muster.seat_offer where state = 'OPEN' and event_id = '"
                        + sent.event()
                        + "'")
                .get(0);
    }

    private static String offer(Sent sent, String name) throws Exception {
        return rows("select id from muster.seat_offer where nomination_id = '"
                        + nomination(sent, name)
                        + "'")
                .get(0);
    }

    private static List<String> offers(Sent sent) throws SQLException {
        return rows(
                """
                select split_part(p.email, '@', 1) || ' ' || o.state from muster.seat_offer o
                join muster.nomination n on n.id = o.nomination_id join muster.person p on p.id = n.person_id
                where o.event_id = '%s' order by n.rank"""
                        .formatted(sent.event()));
    }

    private static List<String> selections(Sent sent) throws SQLException {
        return rows(
                """
                select split_part(p.email, '@', 1) || ' ' || n.selection from muster.nomination n
                join muster.person p on p.id = n.person_id where n.event_id = '%s' order by 1"""
                        .formatted(sent.event()));
    }

    private static List<String> history(Sent sent, String name) throws Exception {
        return rows(
                """
                select kind || ' ' || was || '→' || becomes || ' ' || split_part(made_by, '-', 1)
                from muster.nomination_change where nomination_id = '%s' order by no"""
                        .formatted(nomination(sent, name)));
    }

    /** An agreement that pays allowances at the event, for officers of one Member. */
    private static void fund(String event, String member) throws SQLException {
        var id = UUID.randomUUID();
        execute(
                """
                insert into muster.member (code, language, source) values ('TV', 'en', 'test') on conflict do nothing;
                insert into muster.donor values ('%1$s', 0, 'Donor %1$s', null, '10', true);
                insert into muster.contribution (id, version, agreement_no, donor_id, title, currency, agreed_minor, basis,
                    recognition, fx_method, earmark_category, psc_basis_points, valid_from, valid_to, liquidation_to, state,
                    entered_by, approved_by)
                values ('%1$s', 0, '%1$s', '%1$s', 'Fund', 'EUR', 900000, 'ACCRUAL', 'UNCONDITIONAL', 'MONTHLY', '1', 0,
                    current_date - 300, current_date + 600, current_date + 900, 'ACTIVE', 'finance-officer', 'controller');
                insert into muster.earmark values ('%1$s', '%1$s', current_date - 300, 'Letter');
                insert into muster.earmark_member values ('%1$s', '%3$s');
                insert into muster.earmark_category values ('%1$s', 'DSA');
                insert into muster.earmark_beneficiary values ('%1$s', 'PARTICIPANTS');
                insert into muster.allocation (id, version, contribution_id, event_id, category, amount_minor, state,
                    entered_by, approved_by, on_day)
                values ('%1$s', 0, '%1$s', '%2$s', 'DSA', 900000, 'APPROVED', 'finance-officer', 'controller', current_date)"""
                        .formatted(id, event, member));
    }
}
