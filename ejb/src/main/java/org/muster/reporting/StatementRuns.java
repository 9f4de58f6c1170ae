package org.muster.reporting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.muster.account.Scopes;
import org.muster.funding.ContributionId;
import org.muster.operation.JobRunId;
import org.muster.operation.JobRuns;
import org.muster.reporting.StatementProduction.Produced;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/**
 * What a run of statements has to account for, by agreement number, and what came of each. The
 * parts of a run take every so many-th contribution, so that parts of one size stay busy as long.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class StatementRuns {
    private static final int MOST = 200;

    @PersistenceContext private EntityManager entities;
    @EJB private JobRuns runs;
    @Inject private StatementProduction production;
    @Inject private Scopes scopes;

    /** How many contributions of a run came out how. */
    public record Tally(int made, int unchanged, int refused) {}

    /**
     * What came of one contribution.
     *
     * @param outcome PENDING, MADE, UNCHANGED or REFUSED
     * @param statement the version that tells its figures, or null
     * @param reason why it was refused, or null
     */
    public record Item(
            ContributionId contribution,
            String agreementNo,
            String outcome,
            StatementId statement,
            Told reason) {}

    /**
     * Lists what the run is to account for, once.
     *
     * @return how many contributions that are
     */
    public int gather(UUID run, StatementOrder order, Actor by) {
        var due = order.one().map(List::of).orElseGet(() -> production.due(order.period(), by));
        entities.createNativeQuery(
                        """
                        insert into muster.statement_run_item (job_run_id, seq, contribution_id)
                        select :run, ordinality, id
                          from unnest(cast(:due as uuid[])) with ordinality as due (id, ordinality)
                            on conflict do nothing""")
                .setParameter("run", run)
                .setParameter("due", due.stream().map(ContributionId::value).toArray(UUID[]::new))
                .executeUpdate();
        return due.size();
    }

    /** What one of so many parts of a run has still to account for. */
    public List<ContributionId> pending(UUID run, int part, int parts) {
        var query =
                entities.createNativeQuery(
                                """
                                select contribution_id from muster.statement_run_item
                                 where job_run_id = :run and seq % :parts = :part and outcome = 'PENDING'
                                 order by seq""",
                                UUID.class)
                        .setParameter("run", run)
                        .setParameter("parts", parts)
                        .setParameter("part", part);
        return Rows.of(query, row -> new ContributionId(row.uuid()));
    }

    /** Accounts for one contribution and notes it, in one transaction. */
    public void produce(UUID run, ContributionId id, StatementOrder order, Actor by) {
        var produced = production.produce(id, order.period(), run, by);
        note(run, id, produced.isNew() ? "MADE" : "UNCHANGED", produced, "");
    }

    public void refused(UUID run, ContributionId id, DomainException why) {
        note(run, id, "REFUSED", null, Told.of(why).written());
    }

    public Tally tally(UUID run) {
        var counts =
                entities.createNativeQuery(
                                """
                                select count(*) filter (where outcome = 'MADE'),
                                       count(*) filter (where outcome = 'UNCHANGED'),
                                       count(*) filter (where outcome = 'REFUSED')
                                  from muster.statement_run_item where job_run_id = :run""")
                        .setParameter("run", run);
        return Rows.of(
                        counts,
                        row ->
                                new Tally(
                                        (int) row.number(), (int) row.number(), (int) row.number()))
                .get(0);
    }

    /**
     * What came of each contribution within reach, refusals first, then by agreement number; who
     * may not see the run is refused.
     */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<Item> items(JobRunId run, int first, int size, Actor by) {
        runs.run(run, by);
        var scope = scopes.of(by, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR);
        var query =
                entities.createNativeQuery(
                                """
                                select i.contribution_id, c.agreement_no, i.outcome, i.statement_id, i.reason
                                  from muster.statement_run_item i join muster.contribution c on c.id = i.contribution_id
                                 where i.job_run_id = :run and (:all or i.contribution_id in (:reach))
                                 order by i.outcome <> 'REFUSED', i.seq""")
                        .setParameter("run", run.value())
                        .setParameter("all", scope.everywhere())
                        .setParameter("reach", scope.contributionIds())
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST));
        return Rows.of(query, StatementRuns::item);
    }

    private static Item item(Rows row) {
        var contribution = new ContributionId(row.uuid());
        var agreementNo = row.text();
        var outcome = row.text();
        var statement = row.uuid();
        var reason = row.text();
        return new Item(
                contribution,
                agreementNo,
                outcome,
                statement == null ? null : new StatementId(statement),
                reason.isEmpty() ? null : Told.read(reason));
    }

    private void note(UUID run, ContributionId id, String outcome, Produced made, String reason) {
        entities.createNativeQuery(
                        """
                        update muster.statement_run_item
                           set outcome = :outcome, statement_id = cast(nullif(:statement, '') as uuid), reason = :reason,
                               done_at = now()
                         where job_run_id = :run and contribution_id = :id""")
                .setParameter("outcome", outcome)
                .setParameter("statement", made == null ? "" : made.id().toString())
                .setParameter("reason", reason)
                .setParameter("run", run)
                .setParameter("id", id.value())
                .executeUpdate();
    }
}
