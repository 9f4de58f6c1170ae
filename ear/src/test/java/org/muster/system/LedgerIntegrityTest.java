package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.ledger.LedgerAccount.BANK;
import static org.muster.ledger.LedgerAccount.INCOME_CONTRIBUTION;
import static org.muster.run.Await.await;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;
import static org.muster.system.FundingStage.number;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.batch.JobControl;
import org.muster.ledger.BalanceCheck;
import org.muster.ledger.BalanceDifference;
import org.muster.ledger.LedgerKeeping;
import org.muster.ledger.PeriodClosed;
import org.muster.ledger.Posting;
import org.muster.ledger.Purpose;
import org.muster.operation.JobAlreadyRunning;
import org.muster.operation.JobRunId;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.operation.JobState;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/** What the ledger keeps true by itself, whoever posts, how many at once, and with what rights. */
@ArquillianTest
class LedgerIntegrityTest {
    private static final int WRITERS = 6;
    private static final int BATCHES = 12;
    private static final Actor AUDITOR = new Actor("auditor");

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(LedgerIntegrityTest.class, FundingStage.class);
    }

    private final FundingStage stage = new FundingStage();
    private final List<UUID> contributions = List.of(UUID.randomUUID(), UUID.randomUUID());
    private final AtomicInteger documents = new AtomicInteger();

    @Test
    @Tag("F01")
    @Tag("F02")
    @Tag("F06")
    void manyWhoPostAtOnceLoseNoSumAndDebitsEqualCreditsOnEveryDay() throws Exception {
        var random = new Random(7);
        var batches = Collections.synchronizedList(new ArrayList<List<Posting>>());
        var total = 0L;
        for (var at = 0; at < WRITERS * BATCHES; at++) {
            var batch = new ArrayList<Posting>();
            for (var document = 0; document < 10; document++) {
                var cents = 1 + random.nextInt(100_000);
                total += cents;
                var of = contributions.get(random.nextInt(2));
                batch.add(document(of, LocalDate.of(2003, 1, 1 + random.nextInt(31)), cents));
            }
            batches.add(batch);
        }
        var refusals =
                FundingStage.atOnce(
                        WRITERS,
                        () -> {
                            for (var batch = next(batches); batch != null; batch = next(batches)) {
                                post(batch, OFFICER);
                            }
                            return null;
                        });
        assertTrue(refusals.stream().allMatch(Objects::isNull), refusals::toString);
        assertEquals(
                total,
                number(
                        """
                        select sum(amount_minor) from muster.ledger_balance
                         where account = 'BANK' and contribution_id in (?, ?)""",
                        contributions.get(0),
                        contributions.get(1)));
        assertEquals(
                0,
                number(
                        """
                        select count(*) from (
                            select sum(sum(l.amount_minor)) over (partition by l.currency order by e.posted_on) as cut
                              from muster.journal_line l join muster.journal_entry e on e.id = l.entry_id
                             group by l.currency, e.posted_on) days where cut <> 0"""));
        assertEquals(
                0,
                number(
                        """
                        select count(*) from (
                            select sum(sum(l.functional_minor)) over (order by e.posted_on) as cut
                              from muster.journal_line l join muster.journal_entry e on e.id = l.entry_id
                             group by e.posted_on) days where cut <> 0"""));
    }

    @Test
    @Tag("F04")
    void ofManyDocumentsThoseKnownBeforeAreLeftOut() throws Exception {
        var of = contributions.get(0);
        var first = document(of, LocalDate.of(2003, 2, 1), 100);
        var second = document(of, LocalDate.of(2003, 2, 2), 200);
        assertEquals(1, post(List.of(first), OFFICER));
        assertEquals(1, post(List.of(first, second, second), OFFICER));
        assertEquals(0, post(List.of(second, first), OFFICER));
        assertEquals(300, held(of));
    }

    @Test
    @Tag("F05")
    void amongManyDocumentsOneOfAClosedMonthPostsNone() throws Exception {
        var of = contributions.get(0);
        var month = YearMonth.of(1993, 5);
        var open = document(of, month.plusMonths(1).atDay(1), 100);
        var closed = document(of, month.atDay(31), 200);
        move(month, false);
        assertThrows(PeriodClosed.class, () -> post(List.of(open, closed), OFFICER));
        assertEquals(0, held(of));
        assertEquals(2, post(List.of(open, closed), CONTROLLER));
        assertEquals(
                1,
                number(
                        """
                        select count(*) from muster.audit_entry where act = 'posted into soft-closed month'
                           and actor = 'controller' and subject_id = '1993-05' and detail = ?""",
                        "TEST " + closed.sourceId()));
        move(month, true);
        var late = document(of, month.atDay(30), 300);
        assertThrows(PeriodClosed.class, () -> post(List.of(late), CONTROLLER));
        assertEquals(300, held(of));
    }

    @Test
    @Tag("F03")
    void nobodyChangesWhatIsPostedNotTheApplicationsRoleNorOneWithEveryRightOnTheTables()
            throws Exception {
        post(List.of(document(contributions.get(0), LocalDate.of(2003, 3, 1), 100)), OFFICER);
        var role = "clerk_" + stage.code;
        FundingStage.run("create role " + role);
        FundingStage.run("grant all on schema muster to " + role);
        FundingStage.run("grant all on all tables in schema muster to " + role);
        var acts =
                List.of(
                        "update muster.journal_entry set description = 'x'",
                        "update muster.journal_entry set description = description where false",
                        "update muster.journal_line set amount_minor = amount_minor + 1",
                        "update muster.journal_line set sub_line = 'x' where line_no = 1",
                        "delete from muster.journal_line",
                        "delete from muster.journal_line where false",
                        "delete from muster.journal_entry",
                        "truncate muster.journal_line",
                        "truncate muster.journal_entry, muster.journal_line",
                        "truncate muster.journal_entry cascade");
        for (var act : acts) {
            refused("", act);
            refused("set role " + role, act);
        }
        refused("set role " + role, "alter table muster.journal_line disable trigger all");
        refused("set role " + role, "drop trigger journal_line_append_only on muster.journal_line");
        refused("set role " + role, "set session_replication_role = replica");
    }

    @Test
    @Tag("F06")
    void aBalanceThatIsNotWhatItsLinesComeToIsToldAndLeftAlone() throws Exception {
        var of = contributions.get(0);
        post(List.of(document(of, LocalDate.of(2003, 4, 1), 12_345)), OFFICER);
        assertEquals(JobState.COMPLETED, counted().state());
        lay(of, 1);
        JobRunSummary run;
        try {
            run = counted();
            assertEquals(12_346, held(of), "nothing is mended");
        } finally {
            lay(of, -1);
        }
        assertEquals(JobState.FAILED, run.state());
        assertEquals("refusal.BalancesDiffer", run.outcome().key());
        var check = InContainer.service(BalanceCheck.class);
        var told = As.role(Roles.AUDITOR, () -> check.differences(run.id(), AUDITOR));
        assertEquals(1, told.size(), told::toString);
        assertEquals(of, told.get(0).contribution());
        assertEquals(side("123.46"), told.get(0).kept());
        assertEquals(side("123.45"), told.get(0).counted());
        var listed =
                As.role(Roles.OPERATOR, () -> check.page(0, 50, new Actor("operator"))).stream()
                        .filter(each -> each.run().equals(run.id()))
                        .toList();
        assertEquals(1, listed.get(0).differences());
        var after = counted();
        assertEquals(JobState.COMPLETED, after.state());
        assertEquals("outcome.balances", after.outcome().key());
    }

    @Test
    @Tag("F06")
    void aNightlyRecountThatDiffersIsToldByLetterToWhoAnswersForTheWholeLedger() throws Exception {
        var of = contributions.get(0);
        post(List.of(document(of, LocalDate.of(2003, 4, 2), 100)), OFFICER);
        var everywhere = addressed("ALL", "");
        var limited = addressed("CONTRIBUTION", of.toString());
        counted(); // or the night's own count, still due on a fresh database, may tell too
        lay(of, 1);
        JobRunSummary night;
        JobRunSummary byHand;
        try {
            night = counted(Actor.SYSTEM);
            byHand = counted();
        } finally {
            lay(of, -1);
            counted(); // a month closes again
        }
        assertEquals(List.of(1L, 0L), List.of(lettersTo(everywhere), lettersTo(limited)));
        assertEquals(
                1,
                number(
                        "select told_to from muster.alarm where job_run_id = ?",
                        night.id().value()));
        assertEquals(
                0,
                number(
                        "select count(*) from muster.alarm where job_run_id = ?",
                        byHand.id().value()));
        FundingStage.run("delete from muster.account_grant where account_id = ?", everywhere);
    }

    /** A finance officer with an address. */
    private UUID addressed(String kind, String scope) throws SQLException {
        var id = UUID.randomUUID();
        var login = kind.toLowerCase(java.util.Locale.ROOT) + "-" + stage.code;
        FundingStage.run(
                """
                insert into muster.account (id, version, login, full_name, email, language, password_hash, active,
                    created_at, created_by)
                values (?, 0, ?, 'Invented', ?, 'en', 'none', true, now(), 'test')""",
                id,
                login,
                login + "@finance.example");
        FundingStage.run(
                "insert into muster.account_grant values (?, 'finance-officer', ?, ?, 'test', now())",
                id,
                kind,
                scope);
        return id;
    }

    private static long lettersTo(UUID account) throws SQLException {
        return number(
                "select count(*) from muster.letter where purpose = 'FAILURE' and account_id = ?",
                account);
    }

    private static BalanceDifference.Side side(String amount) {
        return new BalanceDifference.Side(1, euro(amount), euro("123.45"));
    }

    /** Lays so many cents beside what the bank holds of the contribution, past the ledger. */
    private static void lay(UUID of, long cents) throws SQLException {
        FundingStage.run(
                """
                update muster.ledger_balance set amount_minor = amount_minor + ?
                 where contribution_id = ? and account = 'BANK'""",
                cents,
                of);
    }

    private static JobRunSummary counted() throws Exception {
        return counted(new Actor("operator"));
    }

    private static JobRunSummary counted(Actor by) throws Exception {
        var control = InContainer.launcher(JobControl.class);
        var runs = InContainer.service(JobRuns.class);
        var run = new ArrayList<JobRunId>();
        await(
                () -> {
                    try {
                        return As.system(
                                () ->
                                        run.add(
                                                control.start(
                                                        BalanceCheck.JOB,
                                                        BalanceCheck.SUBJECT,
                                                        new Properties(),
                                                        by)));
                    } catch (JobAlreadyRunning nightly) {
                        return false;
                    }
                },
                "the ledger to be free to be counted");
        await(
                () -> As.system(() -> runs.run(run.get(0), Actor.SYSTEM).isOver()),
                "the count to end");
        return As.system(() -> runs.run(run.get(0), Actor.SYSTEM));
    }

    private static void move(YearMonth month, boolean close) throws Exception {
        var keeping = InContainer.service(LedgerKeeping.class);
        As.system(
                () -> {
                    if (close) {
                        keeping.close(month, CONTROLLER);
                    } else {
                        keeping.softClose(month, OFFICER);
                    }
                    return null;
                });
    }

    private static int post(List<Posting> batch, Actor by) throws Exception {
        var keeping = InContainer.service(LedgerKeeping.class);
        return As.system(() -> keeping.post(batch, by));
    }

    private Posting document(UUID of, LocalDate on, long cents) {
        var amount = euro("0.01").times(cents);
        return Posting.of("TEST", stage.code + "-" + documents.incrementAndGet(), on, "Test")
                .debit(BANK, amount, Purpose.of(of))
                .credit(INCOME_CONTRIBUTION, amount, Purpose.of(of));
    }

    private static long held(UUID of) throws SQLException {
        return number(
                """
                select coalesce(sum(amount_minor), 0) from muster.ledger_balance
                 where account = 'BANK' and contribution_id = ?""",
                of);
    }

    private static List<Posting> next(List<List<Posting>> batches) {
        synchronized (batches) {
            return batches.isEmpty() ? null : batches.remove(0);
        }
    }

    /** The database refuses the act in the role given, each in a session that is rolled back. */
    private static void refused(String role, String act) throws SQLException {
        try (var connection = FundingStage.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (!role.isEmpty()) {
                statement.execute(role);
            }
            assertThrows(SQLException.class, () -> statement.execute(act), role + ": " + act);
            connection.rollback();
        }
    }
}
