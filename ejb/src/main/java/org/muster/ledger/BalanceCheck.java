package org.muster.ledger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.operation.JobRunId;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Settings;

/**
 * Counts all lines of the ledger again and lays the sums beside the balances kept with each posting
 * (F06). Both are written out row by row, in one order, and have to be the same byte for byte. What
 * differs stays on record and is mended by nobody but a person who knows why it differed.
 *
 * <p>It happens every night on one of the servers, or by hand. It is about the whole ledger: only
 * whose role has no limit sees what it found.
 */
@Stateless
@RolesAllowed({
    Roles.FINANCE_OFFICER,
    Roles.CONTROLLER,
    Roles.AUDITOR,
    Roles.OPERATOR,
    Roles.SYSTEM
})
public class BalanceCheck {
    public static final String JOB = "ledger-balances";
    public static final String SUBJECT = "ledger";

    private static final int MOST = 200;
    private static final int MOST_TOLD = 500;
    private static final LocalTime BY_NIGHT = LocalTime.of(3, 0);

    // One statement sees one state of the ledger, whoever posts meanwhile.
    private static final String COUNT =
            """
            insert into muster.balance_check (job_run_id, checked_at, started_by, lines, balances, differences,
                kept_sha256, counted_sha256)
            with counted as (
                select l.contribution_id, l.event_id, l.account, l.category, l.currency,
                       cast(date_trunc('month', e.posted_on) as date) as month, count(*) as lines,
                       sum(l.amount_minor) as amount_minor, sum(l.functional_minor) as functional_minor
                  from muster.journal_line l join muster.journal_entry e on e.id = l.entry_id
                 group by 1, 2, 3, 4, 5, 6),
            both_sides as (
                select case when k.lines is not null then cast(row(contribution_id, event_id, account, category, currency,
                            month, k.lines, k.amount_minor, k.functional_minor) as text) end as kept,
                       case when c.lines is not null then cast(row(contribution_id, event_id, account, category, currency,
                            month, c.lines, c.amount_minor, c.functional_minor) as text) end as counted,
                       k.lines as kept_lines, c.lines as counted_lines
                  from (select coalesce(contribution_id, :none) as contribution_id, coalesce(event_id, :none) as event_id,
                               account, coalesce(category, '') as category, currency, month,
                               lines, amount_minor, functional_minor from muster.ledger_balance) k
                  full join (select coalesce(contribution_id, :none) as contribution_id,
                                    coalesce(event_id, :none) as event_id, account, coalesce(category, '') as category,
                                    currency, month, lines, amount_minor, functional_minor from counted) c
                 using (contribution_id, event_id, account, category, currency, month))
            select :run, :at, :by, coalesce(sum(counted_lines), 0), count(kept_lines),
                   count(*) filter (where kept is distinct from counted),
                   encode(sha256(convert_to(coalesce(string_agg(kept, E'\\n' order by kept collate "C"), ''), 'UTF8')), 'hex'),
                   encode(sha256(convert_to(coalesce(string_agg(counted, E'\\n' order by counted collate "C"), ''), 'UTF8')), 'hex')
              from both_sides""";

    private static final String DIFFER =
            """
            insert into muster.balance_difference (job_run_id, place, contribution_id, event_id, account, category, currency,
                month, kept_lines, kept_minor, kept_functional_minor, counted_lines, counted_minor, counted_functional_minor)
            select :run, row_number() over (order by month, contribution_id, account, currency, event_id, category),
                   contribution_id, event_id, account, category, currency, month,
                   sum(kept_lines), sum(kept_minor), sum(kept_functional),
                   sum(counted_lines), sum(counted_minor), sum(counted_functional)
              from (select contribution_id, event_id, account, category, currency, month, lines as kept_lines,
                           amount_minor as kept_minor, functional_minor as kept_functional,
                           0 as counted_lines, 0 as counted_minor, 0 as counted_functional
                      from muster.ledger_balance
                    union all
                    select l.contribution_id, l.event_id, l.account, l.category, l.currency,
                           cast(date_trunc('month', e.posted_on) as date), 0, 0, 0,
                           1, l.amount_minor, l.functional_minor
                      from muster.journal_line l join muster.journal_entry e on e.id = l.entry_id) each
             group by contribution_id, event_id, account, category, currency, month
            having (sum(kept_lines), sum(kept_minor), sum(kept_functional))
                   <> (sum(counted_lines), sum(counted_minor), sum(counted_functional))
             limit :most""";

    private static final String LISTED =
            """
            select job_run_id, checked_at, started_by, lines, balances, differences, kept_sha256, counted_sha256
              from muster.balance_check
            """;

    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;
    @Inject private Settings settings;

    /** Counts, compares and keeps what came of it. */
    @RolesAllowed(Roles.SYSTEM)
    public BalanceCheckSummary count(JobRunId run, Actor by) {
        entities.createNativeQuery(COUNT)
                .setParameter("run", run.value())
                .setParameter("at", Instant.now())
                .setParameter("by", by.login())
                .setParameter("none", new UUID(0, 0))
                .executeUpdate();
        var summary = found(run);
        if (!summary.isEqual()) {
            entities.createNativeQuery(DIFFER)
                    .setParameter("run", run.value())
                    .setParameter("most", MOST_TOLD)
                    .executeUpdate();
        }
        return summary;
    }

    /**
     * Whether the night's count is still to be made: nobody counted since three o'clock, and nobody
     * does now.
     */
    @RolesAllowed(Roles.SYSTEM)
    public boolean isDue() {
        var now = Instant.now().atZone(settings.zone());
        var night = now.with(BY_NIGHT);
        var since = now.isBefore(night) ? night.minusDays(1) : night;
        var counted =
                entities.createNativeQuery(
                                """
                                select (select count(*) from muster.balance_check where checked_at >= :since)
                                     + (select count(*) from muster.job_run
                                         where job = :job and state in ('STARTING', 'RUNNING', 'STOPPING'))""")
                        .setParameter("job", JOB)
                        .setParameter("since", since.toInstant());
        return Rows.of(counted, Rows::number).get(0) == 0;
    }

    /** The counts, the latest first. */
    public List<BalanceCheckSummary> page(int first, int size, Actor by) {
        requireEverywhere(by);
        var query =
                entities.createNativeQuery(LISTED + "order by checked_at desc, job_run_id")
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST));
        return Rows.of(query, BalanceCheck::summary);
    }

    public long pageCount(Actor by) {
        requireEverywhere(by);
        return Rows.of(
                        entities.createNativeQuery("select count(*) from muster.balance_check"),
                        Rows::number)
                .get(0);
    }

    /** What the latest count found; nothing before the first one. */
    public Optional<BalanceCheckSummary> latest(Actor by) {
        return page(0, 1, by).stream().findFirst();
    }

    /** The balances that differed, up to 500 of them, by month. */
    public List<BalanceDifference> differences(JobRunId run, Actor by) {
        requireEverywhere(by);
        var query =
                entities.createNativeQuery(
                                """
                                select d.contribution_id, coalesce(v.code, ''), d.account, coalesce(d.category, ''), d.month,
                                       d.kept_lines, d.kept_minor, d.currency, d.kept_functional_minor,
                                       d.counted_lines, d.counted_minor, d.currency as unit, d.counted_functional_minor
                                  from muster.balance_difference d
                                  left join muster.capacity_event v on v.id = d.event_id
                                 where d.job_run_id = :run order by d.place""")
                        .setParameter("run", found(run).run().value());
        return Rows.of(query.setMaxResults(MOST_TOLD), BalanceDifference::read);
    }

    private BalanceCheckSummary found(JobRunId run) {
        var query =
                entities.createNativeQuery(LISTED + "where job_run_id = :run")
                        .setParameter("run", run.value());
        return Rows.of(query, BalanceCheck::summary).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("job run", run));
    }

    private void requireEverywhere(Actor by) {
        var reach =
                scopes.of(
                        by, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.OPERATOR);
        if (!reach.everywhere()) {
            throw new ScopeRefused(by, "the whole ledger");
        }
    }

    private static BalanceCheckSummary summary(Rows row) {
        return new BalanceCheckSummary(
                new JobRunId(row.uuid()),
                row.instant(),
                row.text(),
                row.number(),
                row.number(),
                row.number(),
                row.text(),
                row.text());
    }
}
