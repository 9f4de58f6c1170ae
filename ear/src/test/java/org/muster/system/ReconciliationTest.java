package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import jakarta.ejb.EJBAccessException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeKind;
import org.muster.account.ScopeRefused;
import org.muster.attendance.AttendanceOverview;
import org.muster.attendance.AttendanceRegister;
import org.muster.attendance.AttendanceSheet;
import org.muster.attendance.Half;
import org.muster.attendance.batch.AttendanceImport;
import org.muster.batch.JobControl;
import org.muster.entitlement.Allowances;
import org.muster.entitlement.ClaimImport;
import org.muster.entitlement.ClaimNotOpen;
import org.muster.entitlement.ClaimState;
import org.muster.entitlement.Claims;
import org.muster.entitlement.ClaimsOverview;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.operation.JobRunId;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.operation.JobState;
import org.muster.reconciliation.CaseState;
import org.muster.reconciliation.Exceptions;
import org.muster.reconciliation.NightSummary;
import org.muster.reconciliation.NightlyReconciliation;
import org.muster.reconciliation.Reconciler;
import org.muster.reconciliation.batch.AttendanceReconciliation;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/** Bangkok reconciled: the story's figures, again without a change, and after a late correction. */
@ArquillianTest
class ReconciliationTest {
    private static final Actor FINANCE = new Actor("finance-officer");
    private static final Actor OFFICER = new Actor("event-officer");
    private static final Actor OPERATOR = new Actor("operator");
    private static final Actor CONTROLLER = new Actor("controller");

    /** The best first. */
    private static final List<String> SOURCES =
            List.of("CORRECTION", "SHEET", "SCAN", "FACILITATOR", "ONLINE");

    private Connection connection;
    private BangkokStory story;
    private EventId event;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(
                ReconciliationTest.class,
                Gathering.class,
                BangkokStory.class,
                Limited.class,
                FundingStage.class);
    }

    @BeforeEach
    void begin() throws Exception {
        DataSource source = InitialContext.doLookup("java:jboss/datasources/MusterDS");
        connection = source.getConnection();
        story = new BangkokStory(connection);
        event = new EventId(story.gathering.event);
    }

    @AfterEach
    void end() throws Exception {
        connection.close();
    }

    @Test
    @Tag("F27")
    void bangkokComesOutToTheFigureAndAgainWritesNothing() throws Exception {
        told();
        var overview = InContainer.service(AttendanceOverview.class);
        var figures = As.role(Roles.AUDITOR, () -> overview.figures(event, new Actor("auditor")));
        assertEquals(89, figures.participantDays());
        assertEquals(27, figures.administrations());
        assertEquals(30, figures.attended());

        var first = reconcile();
        assertEquals(Told.of("outcome.compared", 29), first.outcome());
        assertEquals(29, first.itemsDone());
        assertEquals(BangkokStory.TOLD, story.figures());

        var before = written();
        assertEquals(Told.of("outcome.unchanged"), reconcile().outcome());
        assertEquals(before, written());
        assertEquals(
                "1",
                story.gathering.told(
                        "select count(distinct facts_hash) from muster.reconciliation_run where event_id = ?",
                        story.gathering.event));
    }

    @Test
    void theRunIsSeenByTheEventsOwnPeopleAndByNoOthers() throws Exception {
        told();
        var run = reconcile().id();
        var runs = InContainer.service(JobRuns.class);
        var own = Limited.to(Roles.FACILITATOR, ScopeKind.EVENT, event);
        assertEquals(run, As.role(Roles.FACILITATOR, () -> runs.run(run, own)).id());
        var seen = As.role(Roles.FACILITATOR, () -> runs.page(null, null, 0, 9, own));
        assertTrue(seen.stream().anyMatch(one -> one.id().equals(run)));
        assertEquals(
                (long) seen.size(),
                (long) As.role(Roles.FACILITATOR, () -> runs.count(null, null, own)));
        var other = Limited.to(Roles.FACILITATOR, ScopeKind.REGION, "WCA");
        assertThrows(
                ScopeRefused.class, () -> As.role(Roles.FACILITATOR, () -> runs.run(run, other)));
        assertEquals(
                0L,
                (long) As.role(Roles.FACILITATOR, () -> runs.count(null, event.toString(), other)));
    }

    @Test
    void aRunThatIsStoppedAndRestartedEndsAsIfItHadNotBeen() throws Exception {
        told();
        var next = restarted(stopped());
        assertEquals(JobState.COMPLETED, next.state(), next.outcome().toString());
        assertEquals(29, next.itemsDone());
        assertEquals(BangkokStory.TOLD, story.figures());
        assertEquals(Told.of("outcome.unchanged"), reconcile().outcome());
    }

    @Test
    void aStoppedRunThatAnotherCameAfterComparesAnewWhenItIsRestarted() throws Exception {
        told();
        var stopped = stopped();
        assertEquals(Told.of("outcome.compared", 29), reconcile().outcome());
        var before = written();
        var next = restarted(stopped);
        assertEquals(JobState.COMPLETED, next.state(), next.outcome().toString());
        assertEquals(Told.of("outcome.unchanged"), next.outcome());
        assertEquals(before, written());
        assertEquals(BangkokStory.TOLD, story.figures());
    }

    private static JobRunSummary restarted(JobRunId run) throws Exception {
        var control = InContainer.launcher(JobControl.class);
        return ended(As.role(Roles.OPERATOR, () -> control.restart(run, OPERATOR)));
    }

    /** A run that has settled some items and waits for what the holder keeps. */
    private JobRunId begun(Connection holder) throws Exception {
        var control = InContainer.launcher(JobControl.class);
        var runs = InContainer.service(JobRuns.class);
        var parameters = new Properties();
        parameters.setProperty("itemCount", "5");
        holder.setAutoCommit(false);
        held(holder);
        var run =
                As.role(
                        Roles.OPERATOR,
                        () ->
                                control.start(
                                        Reconciler.JOB, event.toString(), parameters, OPERATOR));
        await(
                () -> As.role(Roles.OPERATOR, () -> runs.run(run, OPERATOR)).itemsDone() > 0,
                "the first item");
        return run;
    }

    /** A run that a person stopped with some of its items done. */
    private JobRunId stopped() throws Exception {
        var control = InContainer.launcher(JobControl.class);
        JobRunId run;
        try (var holder = another()) {
            run = begun(holder);
            var started = run;
            As.role(
                    Roles.OPERATOR,
                    () -> {
                        control.stop(started, OPERATOR);
                        return null;
                    });
            holder.rollback();
        }
        var stopped = ended(run);
        assertEquals(JobState.STOPPED, stopped.state(), stopped.outcome().toString());
        assertTrue(
                stopped.itemsDone() > 0 && stopped.itemsDone() < 29, "done " + stopped.itemsDone());
        return run;
    }

    private static Connection another() throws Exception {
        DataSource source = InitialContext.doLookup("java:jboss/datasources/MusterDS");
        return source.getConnection();
    }

    /** The claim of an item in the middle is held, so that the run waits there. */
    private void held(Connection holder) throws Exception {
        try (var statement =
                holder.prepareStatement(
                        "select id from muster.claim where claim_no = ? for no key update")) {
            statement.setString(1, story.gathering.code + "-" + 12);
            statement.executeQuery();
        }
    }

    @Test
    void theNightIsSetByWhoHoldsTheRoleForAllAndReadByItsReaders() throws Exception {
        var limited = Limited.to(Roles.FINANCE_OFFICER, ScopeKind.EVENT, event);
        var controller = new Actor("controller");
        assertThrows(ScopeRefused.class, () -> setNight(Roles.FINANCE_OFFICER, 2, limited));
        assertThrows(EJBAccessException.class, () -> setNight(Roles.CONTROLLER, 2, controller));
        assertThrows(InvalidInput.class, () -> setNight(Roles.FINANCE_OFFICER, 24, FINANCE));
        var zone = ZoneId.of(System.getProperty("muster.zone", "Europe/Brussels"));
        var hour = LocalTime.now(zone).plusHours(12).getHour(); // none that comes meanwhile
        try {
            setNight(Roles.OPERATOR, hour, OPERATOR);
            var told = night(Roles.FINANCE_OFFICER, limited);
            assertEquals(hour, told.hour());
            assertEquals(OPERATOR.login(), told.setBy());
            assertEquals(hour, told.next().atZone(zone).getHour());
            assertTrue(told.next().isAfter(Instant.now()));
            assertFalse(told.settable());
            assertNull(told.last(), "what it did reaches beyond the reader");
        } finally {
            setNight(Roles.FINANCE_OFFICER, null, FINANCE);
        }
        var off = night(Roles.CONTROLLER, controller);
        assertNull(off.hour());
        assertNull(off.next());
        assertTrue(night(Roles.FINANCE_OFFICER, FINANCE).settable());
        assertEquals(
                "finance-officer  | operator " + hour + ":00 " + zone,
                story.gathering.told(
                        """
                        select string_agg(actor || ' ' || detail, ' | ' order by id desc) from (
                            select * from muster.audit_entry where act = 'nightly reconciliation set'
                             order by id desc limit 2) a"""));
    }

    private static NightSummary night(String role, Actor by) throws Exception {
        var night = InContainer.service(NightlyReconciliation.class);
        return As.role(role, () -> night.shown(by));
    }

    private static void setNight(String role, Integer hour, Actor by) throws Exception {
        var night = InContainer.service(NightlyReconciliation.class);
        As.role(
                role,
                () -> {
                    night.set(hour, by);
                    return null;
                });
    }

    /** As a server finds it that was thought dead while it stood still, and goes on. */
    @Test
    void aNightThatFailsIsToldByLetterAndAPersonsRunIsNot() throws Exception {
        var login = "finance-" + UUID.randomUUID();
        FundingStage.run(
                """
                insert into muster.account (id, version, login, full_name, email, language, password_hash, active,
                    created_at, created_by)
                values (gen_random_uuid(), 0, ?, 'Invented', ?, 'en', 'none', true, now(), 'test')""",
                login,
                login + "@finance.example");
        FundingStage.run(
                """
                insert into muster.account_grant
                select id, 'finance-officer', 'ALL', '', 'test', now() from muster.account where login = ?""",
                login);
        try {
            fails(OPERATOR);
            assertEquals("0", failuresToldTo(login));
            fails(Actor.SYSTEM);
            assertEquals("1", failuresToldTo(login));
        } finally {
            FundingStage.run(
                    "delete from muster.account_grant where account_id = (select id from muster.account where login = ?)",
                    login);
        }
    }

    private static void fails(Actor by) throws Exception {
        var runs = InContainer.service(JobRuns.class);
        As.system(
                () -> {
                    var run = runs.begin(Reconciler.JOB, Reconciler.ALL, "", by);
                    runs.end(run, JobState.FAILED, Told.of("outcome.failed").written());
                    return null;
                });
    }

    private String failuresToldTo(String login) throws Exception {
        return story.gathering.told(
                """
                select count(*) from muster.letter l join muster.account a on a.id = l.account_id
                 where l.purpose = 'FAILURE' and a.login = ?""",
                login);
    }

    @Test
    void aRunWhoseServerFellSilentGoesOnByItselfAndTheSilentOneWritesNothingMore()
            throws Exception {
        told();
        JobRunId run;
        JobRunId next;
        try (var holder = another()) {
            run = begun(holder);
            var silent = run;
            // Said until it is believed: the run itself may be at its row just then.
            await(() -> silence(silent) && goesOn(silent) != null, "a run that goes on with it");
            next = goesOn(run);
            holder.rollback();
        }
        var ended = ended(next);
        assertEquals(JobState.COMPLETED, ended.state(), ended.outcome().toString());
        assertEquals(29, ended.itemsDone());
        assertEquals(OPERATOR.login(), ended.startedBy());
        assertEquals(JobState.ABANDONED, ended(run).state());
        assertEquals(BangkokStory.TOLD, story.figures());
        assertEquals(Told.of("outcome.unchanged"), reconcile().outcome());
    }

    private static boolean silence(JobRunId run) throws Exception {
        FundingStage.run(
                "update muster.job_run set node = 'elsewhere', heartbeat_at = now() - interval '1 day' where id = ? and ended_at is null",
                run.value());
        return true;
    }

    private JobRunId goesOn(JobRunId run) throws Exception {
        var next =
                story.gathering.told(
                        "select coalesce(max(cast(id as text)), '') from muster.job_run where restart_of = ?",
                        run.value());
        return next.isEmpty() ? null : JobRunId.of(next);
    }

    @Test
    void whatIsCommittedOnlyAfterARunHasLookedIsComparedByTheNext() throws Exception {
        told();
        reconcile();
        reconcile();
        assertEquals("0", news(), "what was compared is no news any more");
        try (var late = another()) {
            late.setAutoCommit(false);
            disputes(late);
            assertEquals(Told.of("outcome.unchanged"), reconcile().outcome());
            assertEquals("0", news());
            late.commit();
        }
        assertEquals("1", news());
        assertEquals(Told.of("outcome.compared", 29), reconcile().outcome());
        assertEquals("0", news());
    }

    private String news() throws Exception {
        return story.gathering.told(
                "select count(distinct event_id) from muster.reconciliation_news where event_id = ?",
                story.gathering.event);
    }

    /** A facilitator says of somebody who was there that they were not. */
    private void disputes(Connection by) throws Exception {
        try (var statement =
                by.prepareStatement(
                        """
                        insert into muster.presence (id, event_id, person_id, on_day, half, present, source, recorded_by,
                            recorded_at)
                        select gen_random_uuid(), event_id, person_id, on_day, half, false, 'FACILITATOR', 'test', now()
                          from muster.presence
                         where event_id = ? and person_id = ? and present limit 1""")) {
            statement.setObject(1, story.gathering.event);
            statement.setObject(2, story.gathering.people.get(BangkokStory.TWO_DAYS));
            assertEquals(1, statement.executeUpdate());
        }
    }

    @Test
    void whoWasThereUnderAnotherRowOfTheirsIsPaidAndIsNoStranger() throws Exception {
        told();
        var seat = story.gathering.people.get(BangkokStory.NO_SHOW);
        var other = story.gathering.person(BangkokStory.NO_SHOW);
        for (var half : List.of("AM", "PM")) {
            for (var day = Gathering.FIRST; !day.isAfter(Gathering.LAST); day = day.plusDays(1)) {
                story.gathering.run(
                        """
                        insert into muster.presence (id, event_id, person_id, on_day, half, present, source, recorded_by,
                            recorded_at)
                        values (gen_random_uuid(), ?, ?, ?, ?, true, 'SHEET', 'test', now())""",
                        story.gathering.event,
                        other,
                        day,
                        half);
            }
        }
        story.gathering.run("update muster.person set survivor_id = ? where id = ?", seat, other);
        reconcile();
        assertEquals("6 3 f 0", fact(seat));
        assertEquals(
                "28 840000 800000 40000 | 840000 800000 10000 30000 | 27 800000"
                        + " | R15:10000 R33:30000 R34:30000",
                story.figures());
        story.gathering.run("update muster.person set survivor_id = null where id = ?", other);
        reconcile();
        assertEquals("0 0 f 1", fact(seat), "parted again");
    }

    /** What was compared last of who has the seat, and how many others of no seat were there. */
    private String fact(UUID seat) throws Exception {
        return story.gathering.told(
                """
                select f.half_days, f.days_present, f.claim_id is null, (
                       select count(*) from muster.reconciliation_fact o
                        where o.run_id = f.run_id and o.participation_id is null)
                  from muster.reconciliation_fact f join muster.reconciliation_run r on r.id = f.run_id
                 where r.event_id = ? and f.person_id = ?""",
                story.gathering.event,
                seat);
    }

    @Test
    void theBestSourceCountsWhateverWasSaidFirstInTheGridAndInWhatIsReconciled() throws Exception {
        var meeting = new Gathering(connection);
        var wanted = new ArrayList<String>();
        var counted = new ArrayList<String>();
        var met = new ArrayList<UUID>();
        for (var first : SOURCES) {
            for (var then : SOURCES) {
                var person = meeting.person(0);
                says(meeting, person, first, true);
                says(meeting, person, then, false);
                met.add(person);
                var present = SOURCES.indexOf(first) < SOURCES.indexOf(then);
                var disputed = !first.equals(then) && !(first + then).contains("CORRECTION");
                wanted.add(
                        "%s, %s: present %s %s, disputed %s %s"
                                .formatted(first, then, present, present, disputed, disputed));
            }
        }
        reconcile(new EventId(meeting.event)); // who was not there and is not disputed is no item
        for (var at = 0; at < met.size(); at++) {
            counted.add(
                    SOURCES.get(at / SOURCES.size())
                            + ", "
                            + SOURCES.get(at % SOURCES.size())
                            + ": "
                            + meeting.told(
                                    """
                                    select format('present %s %s, disputed %s %s', cast(e.present as text),
                                           cast(coalesce(f.days_present, 0) = 1 as text), cast(e.disputed as text),
                                           cast(coalesce(f.disputed_days, 0) = 1 as text))
                                      from muster.effective_presence e
                                      join muster.reconciliation_run r on r.event_id = e.event_id
                                      left join muster.reconciliation_fact f on f.run_id = r.id and f.person_id = e.person_id
                                     where e.event_id = ? and e.person_id = ?""",
                                    meeting.event, met.get(at)));
        }
        assertEquals(wanted, counted);
    }

    private static void says(Gathering meeting, UUID person, String source, boolean present)
            throws SQLException {
        meeting.run(
                """
                insert into muster.presence (id, event_id, person_id, on_day, half, present, source, recorded_by,
                    recorded_at)
                values (gen_random_uuid(), ?, ?, ?, 'AM', ?, ?, 'test', now())""",
                meeting.event,
                person,
                Gathering.FIRST,
                present,
                source);
    }

    @Test
    void aLateCorrectionFlipsOnlyThatPerson() throws Exception {
        told();
        reconcile();
        var others = cases();
        var register = InContainer.service(AttendanceRegister.class);
        var late = new PersonId(story.gathering.people.get(BangkokStory.TWO_DAYS));
        As.role(
                Roles.EVENT_OFFICER,
                () -> {
                    register.correct(
                            event, late, Gathering.LAST, Half.PM, true, "Seen there", OFFICER);
                    return null;
                });
        reconcile();
        assertEquals(
                "28 840000 780000 60000 | 850000 780000 40000 30000 | 27 780000"
                        + " | R01:30000 R33:30000 R34:30000",
                story.figures());
        assertEquals(others, cases());
        assertEquals("1", runsWithFacts(), "facts compared before are not kept");
    }

    @Test
    @Tag("F24")
    void nobodyApprovesTheirOwnClaimAndOnlyAnApprovedOneIsPaid() throws Exception {
        told();
        var claims = InContainer.service(Claims.class);
        var own = As.system(() -> claims.enter(event, silentOnes(), Actor.SYSTEM));
        reconcile();
        assertThrows(
                FourEyes.class,
                () ->
                        As.system(
                                () -> {
                                    claims.approve(own, Actor.SYSTEM);
                                    return null;
                                }));
        var overview = InContainer.service(ClaimsOverview.class);
        var one =
                As.role(Roles.AUDITOR, () -> overview.page(event, 0, 1, new Actor("auditor")))
                        .get(0);
        assertThrows(
                ClaimNotOpen.class,
                () ->
                        As.role(
                                Roles.FINANCE_OFFICER,
                                () -> {
                                    claims.markPaid(one.id(), LocalDate.of(2012, 7, 5), FINANCE);
                                    return null;
                                }));
        As.role(
                Roles.CONTROLLER,
                () -> {
                    claims.approve(one.id(), CONTROLLER);
                    return null;
                });
        As.role(
                Roles.FINANCE_OFFICER,
                () -> {
                    claims.markPaid(one.id(), LocalDate.of(2012, 7, 5), FINANCE);
                    return null;
                });
        var paid = As.role(Roles.AUDITOR, () -> overview.claim(one.id(), new Actor("auditor")));
        assertEquals(ClaimState.PAID, paid.state());
        assertEquals(
                "-30000",
                story.gathering.told(
                        "select sum(amount_minor) from muster.journal_line where event_id = ? and account = 'BANK'",
                        story.gathering.event));
    }

    @Test
    void anExceptionIsSettledByTwoPeople() throws Exception {
        told();
        reconcile();
        var exceptions = InContainer.service(Exceptions.class);
        var open =
                As.role(
                        Roles.AUDITOR,
                        () ->
                                exceptions.page(
                                        Exceptions.Filter.of(event), 0, 10, new Actor("auditor")));
        assertEquals(4, open.size());
        var one = open.get(0);
        assertEquals(Told.of("evidence.R01", "EUR 300.00", 3), one.evidence());
        var proposal =
                As.role(
                        Roles.FINANCE_OFFICER,
                        () ->
                                exceptions.propose(
                                        one.id(),
                                        CaseState.ACCEPTED,
                                        "Flight cancelled",
                                        "JP/12/7",
                                        FINANCE));
        assertThrows(
                FourEyes.class,
                () ->
                        As.role(
                                Roles.FINANCE_OFFICER,
                                () -> {
                                    exceptions.confirm(one.id(), proposal, FINANCE);
                                    return null;
                                }));
        As.role(
                Roles.CONTROLLER,
                () -> {
                    exceptions.confirm(one.id(), proposal, CONTROLLER);
                    return null;
                });
        assertEquals(
                CaseState.ACCEPTED,
                As.role(Roles.CONTROLLER, () -> exceptions.exception(one.id(), CONTROLLER))
                        .state());
    }

    @Test
    void badLinesOfAClaimFileAreToldAndTheGoodOnesKept() throws Exception {
        perDay();
        var first = story.gathering.reference(story.gathering.people.get(0));
        var second = story.gathering.reference(story.gathering.people.get(1));
        var file =
                "reference,days,amount,currency,date\n"
                        + first
                        + ",3,300.00,EUR,13/06/2012\n"
                        + second
                        + ",3,300.001,EUR,\n"
                        + second
                        + ",3,300,XPF,\n"
                        + "FFFFFFFF,3,300,EUR,\n"
                        + first
                        + ",3,300,EUR,\n"
                        + second
                        + ",three,300,EUR,\n"
                        + second
                        + ",3,300,EUR,05/06/2012\n";
        var claims = InContainer.service(ClaimImport.class);
        var content = file.getBytes(StandardCharsets.UTF_8);
        var imported =
                As.role(
                        Roles.FINANCE_OFFICER,
                        () -> claims.importFile(event, "claims.csv", content, FINANCE));
        assertEquals(1, imported.good());
        assertEquals(
                "amount currency reference reference days date",
                String.join(" ", imported.errors().stream().map(error -> error.column()).toList()));
        var asked = imported.errors().get(5);
        assertEquals("05/06/2012", asked.value());
        assertEquals(Told.of("why.day.two", "2012-06-05", "2012-05-06"), asked.reason());
    }

    @Test
    void theWrongRoleOrReachMayNotReconcile() {
        var reconciliation = InContainer.launcher(AttendanceReconciliation.class);
        assertThrows(
                EJBAccessException.class,
                () -> As.role(Roles.DONOR, () -> reconciliation.start(event, new Actor("donor"))));
        assertThrows(
                ScopeRefused.class,
                () ->
                        As.role(
                                Roles.FINANCE_OFFICER,
                                () -> reconciliation.start(event, new Actor("nobody"))));
    }

    private void told() throws Exception {
        perDay();
        var imports = InContainer.launcher(AttendanceImport.class);
        var sheet = story.sheet().getBytes(StandardCharsets.UTF_8);
        ended(
                As.role(
                                Roles.EVENT_OFFICER,
                                () ->
                                        imports.upload(
                                                event,
                                                "s.csv",
                                                sheet,
                                                List.of(),
                                                AttendanceSheet.Source.SHEET,
                                                OFFICER))
                        .run());
        var claims = InContainer.service(ClaimImport.class);
        var file = story.claimFile().getBytes(StandardCharsets.UTF_8);
        var imported =
                As.role(
                        Roles.FINANCE_OFFICER,
                        () -> claims.importFile(event, "claims.csv", file, FINANCE));
        assertEquals(28, imported.good(), imported.errors().toString());
    }

    /** The claim of the one who had made none. */
    private Claims.NewClaim silentOnes() {
        var person = new PersonId(story.gathering.people.get(BangkokStory.SILENT));
        return new Claims.NewClaim(person, "", 3, "300.00", "EUR", LocalDate.of(2012, 6, 5));
    }

    private void perDay() throws Exception {
        var allowances = InContainer.service(Allowances.class);
        As.role(
                Roles.FINANCE_OFFICER,
                () -> {
                    allowances.payPerDay(event, Money.of(10_000, "EUR"), FINANCE);
                    return null;
                });
    }

    private JobRunSummary reconcile() throws Exception {
        return reconcile(event);
    }

    private static JobRunSummary reconcile(EventId event) throws Exception {
        var reconciliation = InContainer.launcher(AttendanceReconciliation.class);
        var run = ended(As.role(Roles.FINANCE_OFFICER, () -> reconciliation.start(event, FINANCE)));
        assertEquals(JobState.COMPLETED, run.state(), run.outcome().toString());
        return run;
    }

    private static JobRunSummary ended(JobRunId id) throws Exception {
        var runs = InContainer.service(JobRuns.class);
        var deadline = Instant.now().plus(Duration.ofSeconds(60));
        for (; ; ) {
            var run = As.role(Roles.OPERATOR, () -> runs.run(id, Actor.SYSTEM));
            if (run.isOver()) {
                return run;
            }
            assertTrue(Instant.now().isBefore(deadline), "The run ends within a minute");
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Everything a second run must not touch. */
    private String written() throws Exception {
        return story.figures()
                + story.gathering.told(
                        """
                        select (select count(*) from muster.journal_entry), (select count(*) from muster.exception_case),
                               (select count(*) from muster.commitment_movement),
                               (select count(*) from muster.reconciliation_fact f join muster.reconciliation_run r
                                   on r.id = f.run_id where r.event_id = ?),
                               (select sum(version) from muster.claim where event_id = ?)""",
                        story.gathering.event,
                        story.gathering.event);
    }

    /** All cases but the late person's, to the row. */
    private String runsWithFacts() throws Exception {
        return story.gathering.told(
                """
                select count(distinct f.run_id) from muster.reconciliation_fact f
                  join muster.reconciliation_run r on r.id = f.run_id where r.event_id = ?""",
                story.gathering.event);
    }

    private String cases() throws Exception {
        return story.gathering.told(
                """
                select string_agg(c::text, ' ' order by id) from muster.exception_case c
                 where event_id = ? and person_id <> ?""",
                story.gathering.event,
                story.gathering.people.get(BangkokStory.TWO_DAYS));
    }
}
