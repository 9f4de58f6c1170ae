package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import jakarta.ejb.EJBAccessException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.muster.account.ScopeKind;
import org.muster.account.ScopeRefused;
import org.muster.attendance.AttendanceRegister;
import org.muster.attendance.Half;
import org.muster.erasure.ErasedPerson;
import org.muster.erasure.Erasure;
import org.muster.erasure.ErasureId;
import org.muster.erasure.ErasurePlan;
import org.muster.erasure.ErasureSettled;
import org.muster.erasure.ErasureSubject;
import org.muster.erasure.Erasures;
import org.muster.erasure.PayeeRetention;
import org.muster.erasure.StillNeeded;
import org.muster.erasure.Whose;
import org.muster.event.EventId;
import org.muster.funding.ContributionId;
import org.muster.member.NameKey;
import org.muster.member.NewPerson;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.operation.JobState;
import org.muster.reconciliation.batch.AttendanceReconciliation;
import org.muster.reporting.StatementProduction;
import org.muster.run.Await;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.Roles;
import org.muster.shared.Told;
import org.muster.travel.TravelRetention;

/**
 * Erasing every participant of Bangkok leaves its figures, its account to the donor and every hash
 * as they are, and no name, address or passport anywhere: neither in the database nor in files and
 * logs.
 */
@ArquillianTest
class ErasureTest {
    private static final Actor ADMINISTRATOR = new Actor("administrator");
    private static final Actor CONTROLLER = new Actor("controller");
    private static final Actor FINANCE = new Actor("finance-officer");
    private static final Actor OFFICER = new Actor("event-officer");
    private static final ErasureSubject DUE = new ErasureSubject(Whose.DUE, null);

    // In every name, address, passport and document of the story, and nowhere else; in two scripts
    // more.
    private final String mark = "zq" + UUID.randomUUID().toString().substring(0, 8);
    private final String cyrillic = invented("бвгджзклмнпрст", 9);
    private final String han = invented("佢僰凟厵囅壵夔嬲孻巑彟", 5);
    private final FundingStage stage = new FundingStage();
    private Connection connection;
    private OutsideSweep sweep;
    private NamesEverywhere everywhere;
    private BangkokStory story;
    private ErasureSubject bangkok;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(
                ErasureTest.class,
                Gathering.class,
                BangkokStory.class,
                BangkokYear.class,
                FundingStage.class,
                NamesEverywhere.class,
                OutsideSweep.class,
                Limited.class,
                Await.class);
    }

    @BeforeEach
    void begin() throws Exception {
        DataSource source = InitialContext.doLookup("java:jboss/datasources/MusterDS");
        connection = source.getConnection();
        sweep =
                new OutsideSweep(
                        connection, List.of(mark, cyrillic, NameKey.of(cyrillic).text(), han));
        story = new BangkokStory(connection);
        everywhere = new NamesEverywhere(story.gathering);
        bangkok = new ErasureSubject(Whose.EVENT, story.gathering.event);
        named();
    }

    @AfterEach
    void end() throws Exception {
        connection.close();
    }

    @Test
    void erasingEveryParticipantLeavesFiguresAndHashesAndNoName() throws Exception {
        story.tellByRows();
        traces();
        reconcile();
        assertEquals(BangkokStory.TOLD, story.figures());
        year();
        assertThrows(StillNeeded.class, () -> asked(bangkok, ADMINISTRATOR), "claims are open");
        elsewhere();
        paid();
        reconcile();
        var statement = statement();
        assertEquals(ACCOUNT, account());
        var figures = story.figures();
        var hashes = hashes();
        assertFound();

        var asked = asked(bangkok, ADMINISTRATOR);
        assertEquals(asked, asked(bangkok, CONTROLLER), "asked for once");
        var plan = plan();
        assertEquals(List.of(), plan.needed());
        assertEquals(31, plan.persons());
        assertTrue(
                plan.going().stream()
                        .map(ErasurePlan.Part::kind)
                        .toList()
                        .containsAll(
                                List.of(
                                        "TRAVEL",
                                        "ACCOUNTS",
                                        "SHEETS",
                                        "CLAIM_FILES",
                                        "PAYMENTS",
                                        "PAYMENT_FILES",
                                        "BANK_ENTRIES",
                                        "BANK_FILES",
                                        "MAILS",
                                        "DOCUMENTS",
                                        "TEXTS")),
                plan.going().toString());
        assertThrows(FourEyes.class, () -> accept(asked, ADMINISTRATOR));
        var counts = everywhere.counts();
        assertEquals(plan, accept(asked, CONTROLLER), "what was listed went");
        assertThrows(ErasureSettled.class, () -> accept(asked, CONTROLLER));

        assertEquals(List.of(), sweep.leftovers());
        assertEquals(counts, everywhere.counts(), "no row more and none less");
        everywhere.settled();
        assertEquals(figures, story.figures());
        assertEquals(hashes, hashes());
        assertEquals(statement, statement(), "unchanged figures make no version");
        assertEquals(ACCOUNT, account());
        assertEquals(Told.of("outcome.unchanged"), reconcile().outcome());
        assertEquals(0, plan().persons());
        assertThrows(StillNeeded.class, () -> asked(bangkok, ADMINISTRATOR));
        assertEquals(
                "31",
                story.gathering.told(
                        "select count(*) from muster.person where erased_at is not null and id = any (select person_id from muster.participation where event_id = ?)",
                        story.gathering.event));
    }

    @Test
    void onePersonIsFoundInAnyScriptAndErasedWithAllRowsWhileTheOthersStay() throws Exception {
        var person = story.gathering.people.get(0);
        var again = story.gathering.person(0);
        story.gathering.run(
                "update muster.person set family_name = ?, survivor_id = ? where id = ?",
                "Second" + mark,
                person,
                again);
        var found =
                role(
                        Roles.ADMINISTRATOR,
                        () -> erasures().find("имя " + mark + "0", ADMINISTRATOR));
        assertEquals(new ErasureSubject(Whose.PERSON, person), found.get(0).subject());
        assertEquals(
                bangkok,
                role(
                                Roles.ADMINISTRATOR,
                                () -> erasures().find(story.gathering.code, ADMINISTRATOR))
                        .get(0)
                        .subject());
        var subject = found.get(0).subject();
        var refused = asked(subject, ADMINISTRATOR);
        role(
                Roles.CONTROLLER,
                () -> {
                    erasures().refuse(refused, CONTROLLER);
                    return null;
                });
        assertEquals(2, accept(asked(subject, ADMINISTRATOR), CONTROLLER).persons());
        var names = String.join("", sweep.leftovers());
        assertFalse(names.contains("Second"), names);
        assertEquals(
                "29",
                story.gathering.told(
                        "select count(*) from muster.person where family_name like ?",
                        "Fam" + mark + "%"));
        assertEquals(
                List.of(Erasure.State.DONE, Erasure.State.REFUSED),
                role(Roles.AUDITOR, () -> erasures().page(0, 100, new Actor("auditor"))).stream()
                        .filter(each -> subject.equals(each.subject()))
                        .map(each -> each.state())
                        .toList());
    }

    @Test
    void theSecondPersonSeesWhoGoesAndWhoCameLaterDoesNot() throws Exception {
        story.tellByRows();
        paid();
        originals("Fam" + mark + "1");
        var only = new ErasureSubject(Whose.PERSON, story.gathering.people.get(0));
        var one = role(Roles.ADMINISTRATOR, () -> erasures().plan(only, ADMINISTRATOR));
        assertEquals(new ErasurePlan.Touched(1, 30), one.touched(), "the others of Bangkok");
        assertEquals(List.of("Fam" + mark + "0"), listed(only));
        var before = listed(bangkok);
        assertEquals(31, before.size());
        var asked = asked(bangkok, ADMINISTRATOR);
        var late = story.gathering.participant(5, "SELF_FUNDED");
        var people =
                role(Roles.CONTROLLER, () -> erasures().people(asked, 0, 100, CONTROLLER)).stream()
                        .map(ErasedPerson::familyName)
                        .toList();
        assertEquals(before, people);
        var page = role(Roles.CONTROLLER, () -> erasures().people(asked, 30, 10, CONTROLLER));
        assertEquals(before.subList(30, 31), page.stream().map(ErasedPerson::familyName).toList());
        var plan = role(Roles.CONTROLLER, () -> erasures().plan(asked, CONTROLLER));
        assertEquals(plan, accept(asked, CONTROLLER));
        assertEquals(
                "1",
                story.gathering.told(
                        "select count(*) from muster.person where id = ? and erased_at is null and family_name <> ''",
                        late));
    }

    private List<String> listed(ErasureSubject subject) throws Exception {
        var people =
                role(Roles.ADMINISTRATOR, () -> erasures().people(subject, 0, 100, ADMINISTRATOR));
        return people.stream().map(ErasedPerson::familyName).toList();
    }

    @Test
    void anOrdinaryWordStaysThoughItIsSomebodysFamilyName() throws Exception {
        called(0, "May", "Tess" + mark);
        called(1, "Hong", "Li" + mark);
        called(2, "Shared" + mark, "Ann" + mark);
        called(3, "Alone" + mark, "Eve" + mark);
        var namesake = story.gathering.person(7);
        story.gathering.run(
                "update muster.person set family_name = ?, name_key = ? where id = ?",
                "Shared" + mark,
                NameKey.of("Shared" + mark).text(),
                namesake);
        var title = "Customs of Hong Kong, in May";
        story.gathering.run(
                "insert into muster.capacity_event_title values (?, 'en', ?)",
                story.gathering.event,
                title);
        story.gathering.run(
                "update muster.participation set reason = ? where event_id = ? and person_id = ?",
                "In May, Hong Kong: Tess%1$s May, HONG Li%1$s, Ms Shared%1$s and Mr Alone%1$s"
                        .formatted(mark),
                story.gathering.event,
                story.gathering.people.get(9));
        accept(asked(bangkok, ADMINISTRATOR), CONTROLLER);
        assertEquals(
                title,
                story.gathering.told(
                        "select title from muster.capacity_event_title where event_id = ?",
                        story.gathering.event));
        assertEquals(
                "In May, Hong Kong: …, …, Ms Shared" + mark + " and Mr …",
                story.gathering.told(
                        "select reason from muster.participation where event_id = ? and person_id = ?",
                        story.gathering.event,
                        story.gathering.people.get(9)));
    }

    private void called(int at, String family, String given) throws SQLException {
        story.gathering.run(
                "update muster.person set family_name = ?, given_name = ?, native_name = '' where id = ?",
                family,
                given,
                story.gathering.people.get(at));
    }

    @Test
    void whoWasLastKnownLongAgoInWhateverWayIsDue() throws Exception {
        var last = LocalDate.of(1950, 1, 10);
        var old = stage.event("O", last.minusDays(2), last);
        var onTheDay = stage.event("P", last, last.plusDays(1));
        var due =
                Set.of(
                        at(old, "PARTICIPANT"),
                        at(old, "NOMINEE"),
                        at(old, "PRESENCE"),
                        at(old, "CLAIM"),
                        contact(at(old, "PARTICIPANT"), last),
                        contact(story.gathering.person(1), last));
        at(onTheDay, "PARTICIPANT");
        contact(at(old, "PARTICIPANT"), null);
        contact(at(old, "PARTICIPANT"), last.plusDays(1));
        story.gathering.run(
                "update muster.person set survivor_id = ? where id = ?",
                at(old, "PARTICIPANT"),
                at(onTheDay, "PRESENCE"));
        keepsUntil(
                last.plusDays(1),
                () -> {
                    assertEquals(
                            due,
                            role(
                                            Roles.ADMINISTRATOR,
                                            () -> erasures().people(DUE, 0, 100, ADMINISTRATOR))
                                    .stream()
                                    .map(each -> each.person().value())
                                    .collect(Collectors.toSet()));
                    assertEquals(
                            due.size(), accept(asked(DUE, ADMINISTRATOR), CONTROLLER).persons());
                });
    }

    @Test
    void whoTookPartAgainBeforeTheSecondPersonAgreesStays() throws Exception {
        var last = LocalDate.of(1930, 1, 10);
        var old = stage.event("O", last, last);
        var gone = at(old, "PARTICIPANT");
        var again = at(old, "PARTICIPANT");
        keepsUntil(
                last.plusDays(1),
                () -> {
                    var asked = asked(DUE, ADMINISTRATOR);
                    assertEquals(Optional.of(asked), standing(DUE));
                    var today = InContainer.today();
                    var later = stage.event("P", today.minusDays(3), today.minusDays(2));
                    stage.participation(later, again, "PARTICIPANT", "SELF_FUNDED", null);
                    assertEquals(
                            1, role(Roles.CONTROLLER, () -> erasures().persons(asked, CONTROLLER)));
                    assertEquals(1, accept(asked, CONTROLLER).persons());
                    assertEquals(Optional.empty(), standing(DUE));
                });
        assertEquals("t", erased(gone));
        assertEquals("f", erased(again));
    }

    private static Optional<ErasureId> standing(ErasureSubject subject) throws Exception {
        return role(Roles.CONTROLLER, () -> erasures().standing(subject, CONTROLLER));
    }

    private String erased(UUID person) throws SQLException {
        return story.gathering.told(
                "select erased_at is not null from muster.person where id = ?", person);
    }

    @Test
    void atMostFiveHundredGoAtOnceAndTheOthersNext() throws Exception {
        var last = LocalDate.of(1940, 1, 10);
        var old = stage.event("O", last, last);
        story.gathering.run(
                """
                with people as (
                    insert into muster.person (id, version, family_name, given_name, language, created_at)
                    select gen_random_uuid(), 0, ? || n, 'Old', 'en', now() from generate_series(1, 501) n returning id)
                insert into muster.participation (id, version, event_id, person_id, role, funding, status, recorded_by,
                    recorded_at)
                select gen_random_uuid(), 0, ?, id, 'PARTICIPANT', 'SPONSORED', 'CONFIRMED', 'test', now() from people""",
                "Old" + mark + "o",
                old.value());
        keepsUntil(
                last.plusDays(1),
                () -> {
                    assertEquals(500, accept(asked(DUE, ADMINISTRATOR), CONTROLLER).persons());
                    assertEquals(1, accept(asked(DUE, ADMINISTRATOR), CONTROLLER).persons());
                    assertThrows(StillNeeded.class, () -> asked(DUE, ADMINISTRATOR));
                });
    }

    /** Persons are kept so many days that whoever was last known before the day is due. */
    private static void keepsUntil(LocalDate day, Executable act) throws Exception {
        System.setProperty(
                "muster.persons.days", "" + ChronoUnit.DAYS.between(day, InContainer.today()));
        try {
            act.execute();
        } catch (Exception | Error failed) {
            throw failed;
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        } finally {
            System.clearProperty("muster.persons.days");
        }
    }

    /** Somebody who is known of an event in this way alone. */
    private UUID at(EventId event, String how) throws SQLException {
        var person = story.gathering.person(1);
        switch (how) {
            case "PARTICIPANT" -> stage.participation(event, person, how, "SELF_FUNDED", null);
            case "NOMINEE" ->
                    story.gathering.run(
                            """
                            insert into muster.nomination (id, version, invitation_id, event_id, person_id, rank, funding,
                                selection, nominated_at)
                            select gen_random_uuid(), 0, i.id, ?, ?, 1, 'SPONSORED', 'PROPOSED', now()
                              from muster.invitation i join muster.campaign c on c.id = i.campaign_id where c.code = ? limit 1""",
                            event.value(),
                            person,
                            story.gathering.code);
            case "PRESENCE" ->
                    story.gathering.run(
                            """
                            insert into muster.presence (id, event_id, person_id, on_day, half, present, source, recorded_by,
                                recorded_at)
                            select gen_random_uuid(), id, ?, ends_on, 'AM', true, 'SHEET', 'test', now()
                              from muster.capacity_event where id = ?""",
                            person,
                            event.value());
            default ->
                    story.gathering.run(
                            """
                            with paid_by as (insert into muster.allowance_scheme values
                                (gen_random_uuid(), ?, 'PER_DAY', 1, 'EUR', 10000) returning id)
                            insert into muster.claim (id, version, claim_no, event_id, person_id, scheme_id, days_claimed,
                                currency, amount_minor, state, claimed_on, entered_by, entered_at)
                            select gen_random_uuid(), 0, cast(? as text), ?, ?, id, 3, 'EUR', 30000, 'PAID', '1950-02-04',
                                   'finance-officer', now() from paid_by""",
                            event.value(),
                            event.value(),
                            event.value(),
                            person);
        }
        return person;
    }

    private UUID contact(UUID person, LocalDate until) throws SQLException {
        story.gathering.run(
                """
                insert into muster.donor_contact (id, version, donor_id, person_id, valid_from, valid_to, entered_by,
                    entered_at)
                select gen_random_uuid(), 0, donor_id, ?, '1945-01-01', ?, 'test', now() from muster.contribution where id = ?""",
                person,
                until,
                story.contribution);
        return person;
    }

    @Test
    void whatTheDatabaseRefusesIsLoggedWithoutTheName() throws Exception {
        var name = "Refused" + mark;
        var rule = "refused_" + UUID.randomUUID().toString().substring(0, 8);
        var logs = new OutsideSweep(connection, List.of(name));
        var refusals = new OutsideSweep(connection, List.of('"' + rule + '"'));
        story.gathering.run(
                "alter table muster.person add constraint "
                        + rule
                        + " check (position <> 'Refused by the database') not valid");
        try {
            var person =
                    NewPerson.officer(
                            name,
                            "Ann " + name,
                            null,
                            null,
                            Language.EN,
                            "AZ",
                            "Refused by the database");
            assertThrows(
                    Exception.class,
                    () ->
                            role(
                                    Roles.EVENT_OFFICER,
                                    () ->
                                            InContainer.service(People.class)
                                                    .register(person, OFFICER)));
            await(
                    () ->
                            refusals.leftovers().stream()
                                    .anyMatch(at -> at.startsWith("log of the database")),
                    "the database to log the refusal");
        } finally {
            story.gathering.run("alter table muster.person drop constraint " + rule);
        }
        assertEquals(List.of(), logs.leftovers());
    }

    @Test
    void anotherRoleOrALimitedOneErasesNobodyAndAReasonIsNeeded() throws Exception {
        var limited = Limited.to(Roles.CONTROLLER, ScopeKind.EVENT, story.gathering.event);
        assertThrows(
                ScopeRefused.class,
                () -> role(Roles.CONTROLLER, () -> erasures().plan(bangkok, limited)));
        story.gathering.run(
                "insert into muster.account_grant select id, 'auditor', 'ALL', '', 'test', now() from muster.account where login = ?",
                limited.login());
        role(Roles.AUDITOR, () -> erasures().count(limited));
        assertThrows(
                ScopeRefused.class,
                () -> asked(bangkok, limited),
                "who reads all of them decides on none");
        assertThrows(
                EJBAccessException.class,
                () -> role(Roles.EVENT_OFFICER, () -> erasures().plan(bangkok, OFFICER)));
        assertThrows(
                EJBAccessException.class,
                () -> role(Roles.AUDITOR, () -> erasures().ask(bangkok, "x", OFFICER)));
        assertEquals(
                "reason",
                assertThrows(
                                InvalidInput.class,
                                () ->
                                        role(
                                                Roles.ADMINISTRATOR,
                                                () -> erasures().ask(bangkok, " ", ADMINISTRATOR)))
                        .field());
        assertThrows(
                SQLException.class,
                () -> story.gathering.run("update muster.audit_entry set detail = '' where id = 0"),
                "rows that never change do so for an erasure alone");
    }

    @Test
    void whatStopsHalfWayLeavesAllAsItWasAndIsFinishedByPressingAgain() throws Exception {
        var subject = new ErasureSubject(Whose.PERSON, story.gathering.people.get(0));
        journeys();
        var asked = asked(subject, ADMINISTRATOR);
        var before = sorted(sweep.leftovers());
        story.gathering.run(
                """
                create function muster.stop_half_way() returns trigger language plpgsql as $$
                begin raise exception 'The server stopped'; end $$""");
        story.gathering.run(
                "create trigger stop_half_way before update on muster.person for each row when (new.erased_at is not null) execute function muster.stop_half_way()");
        try {
            assertThrows(RuntimeException.class, () -> accept(asked, CONTROLLER));
        } finally {
            story.gathering.run("drop function muster.stop_half_way cascade");
        }
        assertEquals(before, sorted(sweep.leftovers()));
        assertEquals(
                "ASKED",
                story.gathering.told(
                        "select state from muster.erasure where subject_id = ?", subject.id()));
        assertEquals(1, accept(asked, CONTROLLER).persons());
        assertEquals(
                "1",
                story.gathering.told(
                        "select count(*) from muster.person where id = ? and family_name = '' and erased_at is not null",
                        subject.id()));
    }

    @Test
    void anAccountGoesSoManyDaysAfterTheLastSettlementAndItsHashStays() throws Exception {
        story.tellByRows();
        account(BangkokStory.SILENT);
        account(0);
        account(1);
        forget();
        assertEquals("2 3", accounts(), "what is still claimed is still paid");
        paid();
        settled(0, 90);
        settled(1, 91);
        forget();
        assertEquals("1 3", accounts(), "settled 90 days ago it is kept, and no day longer");
        settled(0, 91);
        advanced(0, "PAID", null);
        forget();
        assertEquals("1 3", accounts(), "an advance is still to be settled");
        advanced(0, "SETTLED", InContainer.today().minusDays(90));
        forget();
        assertEquals("1 3", accounts());
        advanced(0, "SETTLED", InContainer.today().minusDays(91));
        forget();
        assertEquals("0 3", accounts());
        assertEquals(List.of(), columns("payee_account"));
        journeys();
        As.system(() -> InContainer.service(TravelRetention.class).forget());
        assertEquals(
                "0",
                story.gathering.told(
                        """
                        select count(*) from muster.travel t join muster.participation p on p.id = t.participation_id
                         where p.event_id = ? and (passport_number <> '' or emergency_contact <> '')""",
                        story.gathering.event));
    }

    private static List<String> sorted(List<String> places) {
        return places.stream().sorted().toList();
    }

    private static void forget() throws Exception {
        As.system(() -> InContainer.service(PayeeRetention.class).forget());
    }

    /** What of this table still says a name. */
    private List<String> columns(String table) throws Exception {
        return sweep.leftovers().stream()
                .filter(place -> place.contains('"' + table + '"'))
                .toList();
    }

    private void settled(int at, int daysAgo) throws SQLException {
        story.gathering.run(
                "update muster.claim set paid_on = ? where event_id = ? and person_id = ?",
                InContainer.today().minusDays(daysAgo),
                story.gathering.event,
                story.gathering.people.get(at));
    }

    private void advanced(int at, String state, LocalDate closed) throws SQLException {
        story.gathering.run(
                """
                insert into muster.advance (id, version, advance_no, event_id, person_id, participation_id, contribution_id,
                    expected_minor, share_basis_points, currency, amount_minor, settled_minor, state, due_on, paid_on,
                    closed_on, proposed_by, proposed_at)
                select p.id, 0, ?, p.event_id, p.person_id, p.id, ?, 30000, 8000, 'EUR', 24000, ?, ?, '2012-06-29', '2012-05-20',
                       ?, 'test', now()
                  from muster.participation p where p.event_id = ? and p.person_id = ?
                on conflict (id) do update set state = excluded.state, settled_minor = excluded.settled_minor,
                    closed_on = excluded.closed_on""",
                story.gathering.code,
                story.contribution,
                state.equals("PAID") ? 0 : 24_000,
                state,
                closed,
                story.gathering.event,
                story.gathering.people.get(at));
    }

    private String accounts() throws SQLException {
        return story.gathering.told(
                "select count(nullif(sealed, '')), count(account_hash) from muster.payee_account where account_hash like ?",
                story.gathering.code + "%");
    }

    private void named() throws SQLException {
        var people = story.gathering.people;
        for (var at = 0; at < people.size(); at++) {
            story.gathering.run(
                    """
                    update muster.person set family_name = ?, given_name = ?, native_name = ?, email = ?, phone = ?,
                        position = ?, birth_date = '1980-01-01', name_key = ?, native_key = ?, sound_key = ? where id = ?""",
                    at == 2 ? NameKey.of(cyrillic).text() : "Fam" + mark + at,
                    "Giv" + mark + at,
                    own(at),
                    mark + at + "@customs.example",
                    "+99 " + at + mark,
                    "Head of " + mark,
                    NameKey.of("Fam" + mark + at, "Giv" + mark + at).text(),
                    NameKey.of(own(at)).text(),
                    mark,
                    people.get(at));
        }
    }

    private String own(int at) {
        return at == 2 ? "Имя " + cyrillic : at == 3 ? han : "Имя " + mark + at;
    }

    /** What the participants' names, passports and addresses got into by now. */
    private void traces() throws Exception {
        var person = story.gathering.people.get(1);
        var name = "Fam" + mark + "1";
        journeys();
        account(1);
        originals(name);
        mail(mark + "2@customs.example");
        nominated(person, name);
        var register = InContainer.service(AttendanceRegister.class);
        role(
                Roles.EVENT_OFFICER,
                () -> {
                    register.correct(
                            new EventId(story.gathering.event),
                            new PersonId(person),
                            Gathering.FIRST,
                            Half.AM,
                            true,
                            "Seen by the neighbour of " + name.toUpperCase(Locale.ROOT),
                            OFFICER);
                    return null;
                });
        story.gathering.run(
                "update muster.participation set reason = ? where person_id = ?",
                "Ask Giv" + mark + "1 " + name + " again",
                person);
        story.gathering.run(
                "insert into muster.audit_entry (at, actor, act, subject_kind, subject_id, detail) values (now(), 'test', 'test', 'test', 'test', ?)",
                "told by " + name + ", Giv" + mark + "1");
    }

    /** All that the donor's year holds beside the allowances of the workshop. */
    private void year() throws Exception {
        var dialogue = stage.event("D", BangkokYear.D_FROM, BangkokYear.D_TO);
        var year = new BangkokYear(stage, new ContributionId(story.contribution));
        year.opens();
        year.spends(new EventId(story.gathering.event), dialogue);
        story.gathering.run(
                """
                insert into muster.commitment_movement
                select gen_random_uuid(), c.id, c.committed_on, 'RESERVED', c.original_minor, 'COMMITMENT', c.id, 'test', now()
                  from muster.commitment c join muster.allocation a on a.id = c.allocation_id where a.contribution_id = ?""",
                story.contribution);
        story.gathering.run(
                """
                with coming as (
                    insert into muster.participation (id, version, event_id, person_id, role, funding, status, member_code,
                        recorded_by, recorded_at)
                    select gen_random_uuid(), 0, ?, person_id, role, funding, status, member_code, 'test', now()
                      from muster.participation p where event_id = ?
                       and exists (select 1 from muster.presence h where h.event_id = p.event_id and h.person_id = p.person_id)
                    returning event_id, person_id)
                insert into muster.presence (id, event_id, person_id, on_day, half, present, source, recorded_by, recorded_at)
                select gen_random_uuid(), event_id, person_id, d.day, h.half, true, 'SCAN', 'test', now()
                  from coming, (values (cast(? as date)), (cast(? as date))) d (day), (values ('AM'), ('PM')) h (half)""",
                dialogue.value(),
                story.gathering.event,
                BangkokYear.D_FROM,
                BangkokYear.D_TO);
    }

    private static final String ACCOUNT =
            "50000.00 120000.00 43363.29 126636.71 300.00 126336.71 | 27 30 149 |"
                    + " 27 27 30 89, 27 27 30 60";

    /** The latest statement's totals, persons, and what each event reached. */
    private String account() throws SQLException {
        return story.gathering.told(
                """
                select concat_ws(' ', f ->> 'opening', f ->> 'received', f ->> 'spent', f ->> 'closing', f ->> 'commitments',
                           f ->> 'uncommitted', '|', f -> 'persons' ->> 'funded', f -> 'persons' ->> 'attended',
                           f -> 'persons' ->> 'participantDays', '|', (
                               select string_agg(concat_ws(' ', r ->> 'administrations', r ->> 'funded', r ->> 'attended',
                                          r ->> 'participantDays'), ', ' order by r ->> 'participantDays' desc)
                                 from jsonb_array_elements(f -> 'events') e, jsonb_extract_path(e, 'reached') r))
                  from (select cast(figures as jsonb) as f from muster.donor_statement where contribution_id = ?
                         order by statement_version desc limit 1) s""",
                story.contribution);
    }

    /** Into what else names of theirs got, in other scripts and packed. */
    private void elsewhere() throws Exception {
        var latin = "Giv" + mark + "4 Fam" + mark + "4";
        everywhere.mail("Имя " + cyrillic, latin);
        everywhere.passedOn(han + "先生");
        everywhere.bill(latin);
        everywhere.outside("Fam" + mark + "5, Giv" + mark + "5");
        var account = "ZZ00" + mark.toUpperCase(Locale.ROOT);
        everywhere.paid(6, "Giv" + mark + "6 Fam" + mark + "6", account);
        everywhere.account(6, "Spouse Of" + mark, account);
        everywhere.told("Fam" + mark + "7");
        story.gathering.run(
                "insert into muster.audit_entry (at, actor, act, subject_kind, subject_id, detail) values (now(), 'test', 'test', 'test', 'test', ?)",
                "wrote " + NameKey.of(cyrillic).text().toUpperCase(Locale.ROOT) + " and " + han);
    }

    /** The search finds what is there, however it is packed. */
    private void assertFound() throws Exception {
        var found = String.join(" ", sweep.leftovers());
        for (var place :
                List.of(
                        "incoming_mail",
                        "received_document",
                        "outside_file",
                        "bank_file",
                        "payment_file",
                        "exception_change",
                        "job_run")) {
            assertTrue(found.contains('"' + place + '"'), place + " is not in " + found);
        }
    }

    private static String invented(String letters, int length) {
        return new Random()
                .ints(length, 0, letters.length())
                .mapToObj(at -> "" + letters.charAt(at))
                .collect(Collectors.joining());
    }

    private void journeys() throws SQLException {
        story.gathering.run(
                """
                insert into muster.travel (participation_id, version, visa_letter, passport_number, emergency_contact, hotel,
                    changed_by, changed_at)
                select id, 0, true, ?, ?, ?, 'test', now() from muster.participation where event_id = ?""",
                "P" + mark,
                "Mother of " + mark,
                "Hotel " + mark,
                story.gathering.event);
    }

    private void account(int at) throws SQLException {
        story.gathering.run(
                "insert into muster.payee_account (person_id, version, sealed, account_hash, told_at) values (?, 0, ?, ?, now())",
                story.gathering.people.get(at),
                "sealed " + mark,
                story.gathering.code + "-" + at);
    }

    private void originals(String name) throws SQLException {
        story.gathering.run(
                """
                with sheet as (
                    insert into muster.attendance_sheet (id, event_id, sha256, file_name, media_type, content, uploaded_by,
                        uploaded_at, state)
                    values (gen_random_uuid(), ?, 'sheet', ?, 'text/csv', convert_to(?, 'UTF8'), 'test', now(), 'IMPORTED')
                    returning id)
                insert into muster.attendance_line_error select id, 1, 'name', ?, ? from sheet""",
                story.gathering.event,
                "Sheet of " + name + ".csv",
                name + ",x",
                name,
                "Nobody is called " + name);
        story.gathering.run(
                """
                insert into muster.claim_file (id, event_id, sha256, file_name, content, uploaded_by, uploaded_at, lines_good,
                    lines_bad)
                values (gen_random_uuid(), ?, 'file', ?, convert_to(?, 'UTF8'), 'test', now(), 1, 0)""",
                story.gathering.event,
                "Claims of " + name,
                name + ";3");
    }

    private void mail(String from) throws SQLException {
        story.gathering.run(
                """
                insert into muster.incoming_mail (id, sha256, received_at, kind, status, reason, remote, pending, whole,
                    original)
                values (gen_random_uuid(), ?, now(), 'REPLY', '', '', '', false, true, convert_to(?, 'UTF8'))""",
                "mail of " + story.gathering.code,
                "From: " + from + "\r\n\r\nI come.");
    }

    private void nominated(UUID person, String name) throws SQLException {
        var sha256 = "note of " + story.gathering.code;
        story.gathering.run(
                """
                with nominated as (
                    insert into muster.nomination (id, version, invitation_id, event_id, person_id, rank, funding, selection,
                        nominated_at, reason)
                    select gen_random_uuid(), 0, i.id, ?, ?, 1, 'SPONSORED', 'CONFIRMED', now(), ?
                      from muster.invitation i join muster.campaign c on c.id = i.campaign_id where c.code = ? limit 1
                    returning id, invitation_id),
                kept as (
                    insert into muster.received_document
                    values (?, 'application/pdf', octet_length(convert_to(?, 'UTF8')), convert_to(?, 'UTF8'), 'test', now()))
                insert into muster.nomination_change (id, invitation_id, nomination_id, kind, becomes, reason,
                    document_sha256, document_name, made_by, made_at)
                select gen_random_uuid(), invitation_id, null, 'ANSWER', 'NOMINATED', ?, ?, ?, 'test', now() from nominated""",
                story.gathering.event,
                person,
                "Because " + name + " knows",
                story.gathering.code,
                sha256,
                "%PDF " + name,
                "%PDF " + name,
                "By note of " + name,
                sha256,
                name + ".pdf");
    }

    private void paid() throws SQLException {
        story.gathering.run(
                """
                update muster.claim set state = 'PAID', approved_by = 'controller', paid_on = '2012-06-20'
                 where event_id = ? and (payable_minor > 0 or state = 'SUBMITTED')""",
                story.gathering.event);
    }

    /** All hashes and counts that stand beside what goes, and the frozen account to the donor. */
    private String hashes() throws SQLException {
        return story.gathering.told(
                """
                select (select string_agg(sha256 || ' ' || state || ' ' || lines_good, ',' order by sha256)
                          from muster.attendance_sheet where event_id = e.id),
                       (select string_agg(sha256, ',') from muster.claim_file where event_id = e.id),
                       (select string_agg(sha256 || size_bytes, ',') from muster.received_document where sha256 = ?),
                       (select string_agg(sha256, ',') from muster.incoming_mail where sha256 = ?),
                       (select count(*) from muster.presence where event_id = e.id),
                       (select count(*) || ' ' || count(distinct member_code) from muster.participation where event_id = e.id),
                       (select string_agg(account_hash, ',') from muster.payee_account where account_hash like ?),
                       (select count(*) from muster.audit_entry where subject_kind <> 'erasure'),
                       (select string_agg(md5(figures), ',' order by statement_version) from muster.donor_statement
                         where contribution_id = ?),
                       (select string_agg(md5(r.content), ',' order by r.format) from muster.donor_statement_rendering r
                          join muster.donor_statement s on s.id = r.statement_id where s.contribution_id = ?),
                       (select string_agg(to_jsonb(l)::text, ',' order by l.entry_id, l.line_no) from muster.journal_line l
                         where l.contribution_id = ?)
                  from muster.capacity_event e where e.id = ?""",
                "note of " + story.gathering.code,
                "mail of " + story.gathering.code,
                story.gathering.code + "%",
                story.contribution,
                story.contribution,
                story.contribution,
                story.gathering.event);
    }

    private String statement() throws Exception {
        var production = InContainer.service(StatementProduction.class);
        return As.system(
                () ->
                        production
                                .produce(
                                        new ContributionId(story.contribution),
                                        BangkokYear.YEAR,
                                        (UUID) null,
                                        FINANCE)
                                .id()
                                .toString());
    }

    private JobRunSummary reconcile() throws Exception {
        var jobs = InContainer.launcher(AttendanceReconciliation.class);
        var runs = InContainer.service(JobRuns.class);
        var event = new EventId(story.gathering.event);
        var id = role(Roles.FINANCE_OFFICER, () -> jobs.start(event, FINANCE));
        await(
                () -> role(Roles.OPERATOR, () -> runs.run(id, Actor.SYSTEM)).isOver(),
                "the reconciliation");
        var run = role(Roles.OPERATOR, () -> runs.run(id, Actor.SYSTEM));
        assertEquals(JobState.COMPLETED, run.state(), run.outcome().toString());
        return run;
    }

    private ErasurePlan plan() throws Exception {
        return role(Roles.ADMINISTRATOR, () -> erasures().plan(bangkok, ADMINISTRATOR));
    }

    private ErasureId asked(ErasureSubject subject, Actor by) throws Exception {
        var reason = "Asked by letter of Fam" + mark + "8";
        return role(Roles.CONTROLLER, () -> erasures().ask(subject, reason, by));
    }

    private static ErasurePlan accept(ErasureId id, Actor by) throws Exception {
        return role(Roles.CONTROLLER, () -> erasures().accept(id, by));
    }

    private static Erasures erasures() {
        return InContainer.service(Erasures.class);
    }

    private static <T> T role(String role, java.util.concurrent.Callable<T> act) throws Exception {
        return As.role(role, act);
    }
}
