package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;
import static org.muster.system.FundingStage.OFFICER;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.funding.ContributionId;
import org.muster.operation.JobRunId;
import org.muster.reporting.StatementRuns;
import org.muster.schedule.Rhythm;
import org.muster.schedule.ScheduleId;
import org.muster.schedule.ScheduleSummary;
import org.muster.schedule.StatementSchedules;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Roles;

/** Statements that come by themselves. */
@ArquillianTest
class StatementScheduleRunTest {
    private final FundingStage stage = new FundingStage();

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(StatementScheduleRunTest.class, FundingStage.class);
    }

    @Test
    void aTimeThatCameOrWasMissedStartsOneRunThatTellsWhatCameOfTheContribution() throws Exception {
        var id = contribution();
        var schedule = set(id, OFFICER);
        missed(schedule);
        await(() -> lastRun(schedule) != null, "the run to start");
        var run = lastRun(schedule);
        await(() -> items(run).stream().allMatch(StatementScheduleRunTest::isMade), "its end");
        var item = items(run).get(0);
        assertEquals(id, item.contribution());
        assertEquals(1, runs(id), "of all the missed times one is made up for");
        assertTrue(summary(schedule).nextAt().isAfter(Instant.now()));
        end(schedule, OFFICER);
        assertEquals(
                List.of(),
                page(OFFICER).stream().filter(row -> row.id().equals(schedule)).toList());
    }

    private static boolean isMade(StatementRuns.Item item) {
        return item.outcome().equals("MADE");
    }

    /** As it is left by a server that dies between beginning the run and noting it. */
    @Test
    void aRunThatWasBegunAndNotNotedIsNotStartedAgain() throws Exception {
        var id = contribution();
        var schedule = set(id, OFFICER);
        missed(schedule);
        await(() -> lastRun(schedule) != null, "the run to start");
        var run = lastRun(schedule);
        await(() -> items(run).stream().allMatch(StatementScheduleRunTest::isMade), "its end");
        FundingStage.run(
                """
                update muster.statement_schedule s
                   set waiting = r.subject, taken_at = now() - interval '1 hour', last_run_id = null
                  from muster.job_run r where r.id = cast(? as uuid) and s.id = cast(? as uuid)""",
                run.toString(),
                schedule.toString());
        await(() -> lastRun(schedule) != null, "the run to be noted");
        assertEquals(run, lastRun(schedule));
        assertEquals(1, runs(id));
        end(schedule, OFFICER);
    }

    @Test
    void whoLostTheRoleStartsNothingAndTheScheduleSaysSo() throws Exception {
        var id = contribution();
        var leaver = stage.limited("leaver", id, Roles.FINANCE_OFFICER);
        var schedule = set(id, leaver);
        FundingStage.run(
                "delete from muster.account_grant where account_id = (select id from muster.account where login = ?)",
                leaver.login());
        missed(schedule);
        await(() -> summary(schedule).lastTold() != null, "the refusal to be told");
        assertEquals("refusal.ScopeRefused", summary(schedule).lastTold().key());
        assertEquals(0, runs(id));
        end(schedule, OFFICER);
    }

    @Test
    void aScheduleForAllTakesTheRoleForAllAndNobodyEndsAnothersContribution() throws Exception {
        var id = contribution();
        var limited = stage.limited("limited", id, Roles.FINANCE_OFFICER);
        var stranger = stage.limited("stranger", contribution(), Roles.FINANCE_OFFICER);
        assertThrows(ScopeRefused.class, () -> set(null, limited));
        var schedule = set(id, limited);
        assertThrows(ScopeRefused.class, () -> end(schedule, stranger));
        assertEquals(List.of(), page(stranger));
        assertEquals(List.of(schedule), page(limited).stream().map(ScheduleSummary::id).toList());
        end(schedule, limited);
    }

    private ContributionId contribution() throws Exception {
        var today = InContainer.today();
        var years = new DateRange(today.minusYears(1), today.plusYears(1));
        var id = stage.contribution("1000.00", years);
        stage.receive(id, "1000.00", years.from());
        return id;
    }

    private static ScheduleId set(ContributionId id, Actor by) throws Exception {
        var schedules = InContainer.service(StatementSchedules.class);
        return As.role(Roles.FINANCE_OFFICER, () -> schedules.set(id, Rhythm.MONTHLY, 5, 6, by));
    }

    private static Object end(ScheduleId id, Actor by) throws Exception {
        var schedules = InContainer.service(StatementSchedules.class);
        return As.role(
                Roles.FINANCE_OFFICER,
                () -> {
                    schedules.end(id, by);
                    return null;
                });
    }

    /** As if no server had run for a hundred days. */
    private static void missed(ScheduleId id) throws SQLException {
        FundingStage.run(
                "update muster.statement_schedule set next_at = next_at - interval '100 days' where id = ?",
                id.value());
    }

    private static List<ScheduleSummary> page(Actor by) throws Exception {
        var schedules = InContainer.service(StatementSchedules.class);
        return As.role(Roles.FINANCE_OFFICER, () -> schedules.page(0, 200, by));
    }

    private static ScheduleSummary summary(ScheduleId id) throws Exception {
        return page(OFFICER).stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }

    private static java.util.UUID lastRun(ScheduleId id) throws Exception {
        var run = summary(id).lastRun();
        return run == null ? null : run.value();
    }

    private static List<StatementRuns.Item> items(java.util.UUID run) throws Exception {
        var runs = InContainer.service(StatementRuns.class);
        var items =
                As.role(Roles.FINANCE_OFFICER, () -> runs.items(new JobRunId(run), 0, 50, OFFICER));
        return items.isEmpty()
                ? List.of(new StatementRuns.Item(null, "", "PENDING", null, null))
                : items;
    }

    private static long runs(ContributionId id) throws Exception {
        return FundingStage.number(
                "select count(*) from muster.job_run where job = 'donor-statements' and subject like ?",
                "%/" + id);
    }
}
