package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.RejectException;

/**
 * Reminders go to whoever was reached and has not answered, once, in their language, and never late
 * or about what is over.
 */
@ArquillianTest
class RemindersTest extends Correspondence {
    private static final ZoneId OFFICE = ZoneId.of("Europe/Brussels");

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(
                RemindersTest.class,
                Correspondence.class,
                CampaignDriver.class,
                ReminderDriver.class);
    }

    @AfterEach
    void theMailServerTakesEverythingAgain() {
        Installed.mail().behave(letter -> {});
    }

    /** A campaign to partners whose contacts' addresses start with the names. */
    private record Round(String event, String campaign, List<String> names) {
        String address(int n) {
            return names.get(n) + "@partner.example";
        }
    }

    @Test
    void byHandItGoesToThoseWhoOweAnAnswerOnceInTheirLanguageAndToAPersonOfTwoRolesInOneMail()
            throws Exception {
        var round = sent("en", "ar", "fr", "es");
        also(round, 0);
        answered(round, 2, "DECLINED");
        delivered(round, 3, "BOUNCED");
        assertEquals(
                Stream.of(
                                round.address(0) + "=null",
                                round.address(0) + "=null",
                                round.address(1) + "=null",
                                round.address(2) + "=ANSWERED",
                                round.address(3) + "=NOT_REACHED")
                        .sorted()
                        .toList(),
                reminders("reached", "id", round.campaign()).lines().toList());

        assertEquals("2", reminders("now", "id", round.campaign()));
        await(() -> reminded(round).size() == 2, "the reminders");
        var first = text(round, round.address(0));
        assertTrue(first.contains("no answer has been received yet"), first);
        assertEquals(2, links(first), "one mail for both: " + first);
        assertTrue(text(round, round.address(1)).contains("لم يصلنا رد بعد"));
        assertEquals(200, get(link(first)).statusCode());

        assertEquals("0", reminders("now", "id", round.campaign()), "pressed again");
        assertTrue(
                reminders("reached", "id", round.campaign())
                        .contains(round.address(1) + "=REMINDED_TODAY"));
        assertEquals(
                List.of("SENT 2"),
                rows(
                        "select state || ' ' || letters from muster.campaign_reminder where campaign_id = '"
                                + round.campaign()
                                + "'"));
    }

    @Test
    void itFollowsTheLetterThatArrivedWhereTheFocalPointsCameBack() throws Exception {
        var round = sent("en", "en");
        delivered(round, 0, "BOUNCED");
        answered(round, 1, "NOMINATED");
        assertEquals("0", reminders("now", "id", round.campaign()));
        fallBack(round, 0, "office");
        assertEquals("1", reminders("now", "id", round.campaign()));
        await(() -> reminded(round).size() == 1, "the reminder");
        assertTrue(text(round, "office-" + round.address(0)).contains(round.event()));
    }

    @Test
    void theCampaignsOwnWordsServeWhereItHasSome() throws Exception {
        var round = sent("en", "fr");
        for (var unknown : List.of("{{x}}", "{{supersedes}}")) {
            assertEquals(
                    "409 PlaceholderUnknown",
                    reminders(
                            "write",
                            "id",
                            round.campaign(),
                            "language",
                            "en",
                            "subject",
                            "R",
                            "body",
                            "{{link}} " + unknown));
        }
        assertEquals(
                "written",
                reminders(
                        "write",
                        "id",
                        round.campaign(),
                        "language",
                        "en",
                        "subject",
                        "Again",
                        "body",
                        "Own words {{titles}} {{link}}"));
        assertEquals("2", reminders("now", "id", round.campaign()));
        await(() -> reminded(round).size() == 2, "the reminders");
        assertTrue(text(round, round.address(0)).contains("Own words"));
        assertTrue(
                text(round, round.address(1))
                        .contains("veuillez ne pas tenir compte de la présente"));
    }

    @Test
    void whoAnswersBetweenTheQueueAndThePressIsNotReminded() throws Exception {
        var round = sent("en");
        var invitation = invitation(round.campaign());
        Installed.mail()
                .behave(
                        letter -> {
                            if (names(letter, round.event())) {
                                throw new RejectException(451, "4.3.0 Try again later");
                            }
                        });
        assertEquals("1", reminders("now", "id", round.campaign()));
        await(() -> !reminder(round, "attempts").equals("0"), "the reminder to be put off");
        answered(round, 0, "DECLINED");
        await(
                () ->
                        reminder(round, "delivery || ' ' || coalesce(withheld, '-')")
                                .equals("CANCELLED ANSWERED"),
                "the reminder to be kept back");
        assertEquals(
                "409 DeadlinePassed",
                closedBy(round, "update muster.campaign set deadline_at = now() - interval '1 s'"));
        assertEquals(
                List.of(invitation),
                rows(
                        "select carrier_id from muster.reminder_recipient where invitation_id = '"
                                + invitation
                                + "'"));
    }

    @Test
    void aRuleGoesAtItsMomentOnceThoughSeveralTimersFindIt() throws Exception {
        var round = sent("en");
        var now = ZonedDateTime.now(OFFICE);
        assertEquals(
                "PLANNED",
                reminders(
                        "plan",
                        "id",
                        round.campaign(),
                        "days",
                        days(round, now.toLocalDate()),
                        "hour",
                        "" + now.getHour()));
        await(() -> reminded(round).size() == 1, "the reminder");
        await(() -> plan(round).equals(List.of("1 SENT -")), "the plan to say so");

        forgetToday(round);
        var id = UUID.randomUUID().toString();
        execute(
                """
                insert into muster.campaign_reminder (id, version, campaign_id, reminder_no, days_before, at_hour, due_at, state,
                    created_by, created_at) values ('%s', 0, '%s', 2, 1, 1, now(), 'PLANNED', 'test', now())"""
                        .formatted(id, round.campaign()));
        var settling =
                Stream.of(1, 2, 3)
                        .map(n -> CompletableFuture.supplyAsync(() -> settle(round.campaign(), id)))
                        .toList();
        for (var each : settling) {
            assertEquals("settled", each.get());
        }
        await(() -> reminded(round).size() == 2, "the second reminder");
        assertEquals(List.of("1 SENT -", "2 SENT -"), plan(round));
        assertEquals(
                "1",
                rows("select count(*) from muster.letter where mailing_id = '"
                                + round.campaign()
                                + "' and purpose = 'REMINDER' and occasion = 2")
                        .get(0));
        assertEquals("409 ReminderGone", reminders("drop", "id", round.campaign(), "number", "1"));
    }

    @Test
    void aRuleThatIsLateOrAboutWhatIsOverNeverGoes() throws Exception {
        var round = sent("en");
        var now = ZonedDateTime.now(OFFICE);
        var today = Integer.parseInt(days(round, now.toLocalDate()));
        var hour = "" + now.getHour();
        assertEquals(
                "SKIPPED",
                reminders("plan", "id", round.campaign(), "days", "" + (today + 2), "hour", hour));
        execute(
                "update muster.capacity_event set starts_on = current_date - 3, ends_on = current_date - 2 where id = '"
                        + round.event()
                        + "'");
        assertEquals(
                "PLANNED",
                reminders("plan", "id", round.campaign(), "days", "" + today, "hour", hour));
        await(() -> plan(round).contains("2 SKIPPED EVENT_OVER"), "the reminder to be given up");
        assertEquals(
                "409 ReminderRuleTaken",
                reminders("plan", "id", round.campaign(), "days", "" + today, "hour", hour));
        assertEquals(
                "PLANNED", reminders("plan", "id", round.campaign(), "days", "2", "hour", "9"));
        assertEquals("closed", driver("close", "id", round.campaign()));
        await(() -> plan(round).contains("3 SKIPPED CAMPAIGN_CLOSED"), "closing gives it up");
        assertEquals("409 CampaignClosed", reminders("now", "id", round.campaign()));
        assertEquals(0, reminded(round).size());
    }

    @Test
    void plannedRemindersFollowTheDeadline() throws Exception {
        var round = sent("en");
        assertEquals(
                "PLANNED", reminders("plan", "id", round.campaign(), "days", "7", "hour", "9"));
        var before = due(round);
        var tenDays = "" + ChronoUnit.DAYS.getDuration().multipliedBy(40).toSeconds();
        driver("deadline", "id", round.campaign(), "revised", "yes", "in", tenDays);
        assertFalse(due(round).equals(before), "it moved from " + before);
        var soon = "" + ChronoUnit.DAYS.getDuration().multipliedBy(3).toSeconds();
        driver("deadline", "id", round.campaign(), "revised", "yes", "in", soon);
        assertEquals(List.of("1 SKIPPED TOO_LATE"), plan(round));
        assertEquals("409 NotSending", reminders("now", "id", round.campaign()));
    }

    @Test
    void onlyAnOfficerInReachReminds() throws Exception {
        var round = sent("en");
        for (var act : List.of("now", "plan", "drop")) {
            assertEquals(
                    "403 ",
                    reminders(
                            act,
                            "id",
                            round.campaign(),
                            "as",
                            "auditor",
                            "days",
                            "1",
                            "hour",
                            "1",
                            "number",
                            "1"));
            assertEquals(
                    "409 ScopeRefused",
                    reminders(
                            act,
                            "id",
                            round.campaign(),
                            "as",
                            "event-officer",
                            "actor",
                            LettersWithheldTest.officerOf("EUR"),
                            "days",
                            "1",
                            "hour",
                            "1",
                            "number",
                            "1"));
        }
    }

    // --- a campaign whose letters arrived

    private Round sent(String... languages) throws Exception {
        var event = event("Dialogue " + UUID.randomUUID());
        execute(
                "update muster.capacity_event set audience = 'CUSTOMS_AND_PARTNERS' where id = '"
                        + event
                        + "'");
        var names = new ArrayList<String>();
        var organisations = new ArrayList<String>();
        for (var language : languages) {
            var name = "rm" + UUID.randomUUID().toString().substring(0, 10);
            names.add(name);
            organisations.add(organisation(name, person(name + "@partner.example", language)));
        }
        assertEquals("armed", driver("arm"));
        var campaign =
                draft(event, "members", "", "organisations", String.join(",", organisations));
        var round = new Round(event, campaign, names);
        arrive(round, languages.length);
        return round;
    }

    private void arrive(Round round, int many) throws Exception {
        assertEquals("" + many, driver("dispatch", "id", round.campaign()));
        await(
                () ->
                        rows("select count(*) from muster.letter where mailing_id = '"
                                        + round.campaign()
                                        + "' and delivery <> 'SENT'")
                                .get(0)
                                .equals("0"),
                "the invitations to arrive");
    }

    /** Another partner that the same person speaks for, invited to the same. */
    private void also(Round round, int n) throws Exception {
        var person =
                rows("select id from muster.person where email = '" + round.address(n) + "'")
                        .get(0);
        var other = organisation(round.names().get(n) + "b", person);
        execute(
                "insert into muster.campaign_recipient (id, campaign_id, kind, organisation_id) values (gen_random_uuid(), '"
                        + round.campaign()
                        + "', 'ORGANISATION', '"
                        + other
                        + "')");
        arrive(round, 1);
    }

    private static String person(String address, String language) throws SQLException {
        var id = UUID.randomUUID().toString();
        execute(
                "insert into muster.person (id, version, family_name, given_name, email, language, created_at) values ('%s', 0, 'Partner', 'Pat', '%s', '%s', now())"
                        .formatted(id, address, language));
        return id;
    }

    private static String organisation(String name, String contact) throws SQLException {
        var id = UUID.randomUUID().toString();
        execute(
                """
                insert into muster.organisation (id, version, acronym, name, kind, language)
                    values ('%1$s', 0, '%2$s', '%2$s', 'OTHER', 'en');
                insert into muster.focal_point (id, organisation_id, person_id, valid_from)
                    values (gen_random_uuid(), '%1$s', '%3$s', date '2000-01-01')"""
                        .formatted(id, name, contact));
        return id;
    }

    private static void answered(Round round, int n, String answer) throws SQLException {
        execute(
                "update muster.invitation i set answer = '%s', answered_at = now() from muster.letter l join muster.person p on p.id = l.addressee_id where l.about_id = i.id and i.campaign_id = '%s' and p.email = '%s'"
                        .formatted(answer, round.campaign(), round.address(n)));
    }

    private static void delivered(Round round, int n, String state) throws SQLException {
        execute(
                "update muster.letter l set delivery = '%s' from muster.person p where p.id = l.addressee_id and l.mailing_id = '%s' and p.email = '%s'"
                        .formatted(state, round.campaign(), round.address(n)));
    }

    /** A second letter about the same, to another person, that arrived. */
    private static void fallBack(Round round, int n, String prefix) throws SQLException {
        var office = person(prefix + "-" + round.address(n), "en");
        execute(
                """
                insert into muster.letter (id, slice_id, mailing_id, purpose, about_id, occasion, thread_id, language, addressee_id,
                    addressee_kind, message_id, delivery, queued_at, sent_at)
                select gen_random_uuid(), l.slice_id, l.mailing_id, l.purpose, l.about_id, 2, l.thread_id, 'en', '%s', 'DG_OFFICE',
                    '<2.' || l.message_id, 'SENT', now(), now() from muster.letter l join muster.person p on p.id = l.addressee_id
                where l.mailing_id = '%s' and p.email = '%s'"""
                        .formatted(office, round.campaign(), round.address(n)));
    }

    /** Reminders of today were sent yesterday. */
    private static void forgetToday(Round round) throws SQLException {
        execute(
                "update muster.campaign_reminder set settled_at = settled_at - interval '25 h' where campaign_id = '"
                        + round.campaign()
                        + "'");
    }

    private String closedBy(Round round, String sql) throws Exception {
        execute(sql + " where id = '" + round.campaign() + "'");
        return reminders("now", "id", round.campaign());
    }

    private static String days(Round round, LocalDate until) throws SQLException {
        var deadline =
                LocalDate.parse(
                        rows("select cast(deadline_at at time zone 'Europe/Brussels' as date) from muster.campaign where id = '"
                                        + round.campaign()
                                        + "'")
                                .get(0));
        return "" + ChronoUnit.DAYS.between(until, deadline);
    }

    private static List<String> plan(Round round) throws SQLException {
        return rows(
                "select reminder_no || ' ' || state || ' ' || coalesce(skipped_because, '-') from muster.campaign_reminder where campaign_id = '"
                        + round.campaign()
                        + "' order by reminder_no");
    }

    private static String due(Round round) throws SQLException {
        return rows("select due_at from muster.campaign_reminder where campaign_id = '"
                        + round.campaign()
                        + "'")
                .get(0);
    }

    private static String reminder(Round round, String column) throws SQLException {
        return rows("select "
                        + column
                        + " from muster.letter where purpose = 'REMINDER' and mailing_id = '"
                        + round.campaign()
                        + "'")
                .get(0);
    }

    // --- what came

    /** Reminders that came, by the address they came to. */
    private static Map<String, String> reminded(Round round) throws Exception {
        var ids =
                rows(
                        "select message_id from muster.letter where purpose = 'REMINDER' and mailing_id = '"
                                + round.campaign()
                                + "'");
        var found = new LinkedHashMap<String, String>();
        for (var letter : Installed.mail().letters()) {
            var id = letter.header("Message-ID");
            if (ids.contains(id)) {
                found.put(id, letter.recipients().get(0) + "\n" + letter.message().getContent());
            }
        }
        return found;
    }

    private static String text(Round round, String address) throws Exception {
        return reminded(round).values().stream()
                .filter(each -> each.startsWith(address + "\n"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No reminder to " + address));
    }

    private static long links(String text) {
        return text.lines().filter(line -> line.contains("/i/")).count();
    }

    private String settle(String campaign, String reminder) {
        try {
            return reminders("settle", "id", campaign, "reminder", reminder);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String reminders(String act, String... parameters) throws Exception {
        var form = new LinkedHashMap<String, String>();
        form.put("do", act);
        for (var i = 0; i < parameters.length; i += 2) {
            form.put(parameters[i], parameters[i + 1]);
        }
        var answer = post(Installed.url().replace("/muster", "/RemindersTest/reminders"), form);
        return answer.statusCode() == 200
                ? answer.body()
                : answer.statusCode() + " " + answer.body();
    }
}
