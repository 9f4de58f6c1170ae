package org.muster.reconciliation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.muster.account.Scopes;
import org.muster.event.EventId;
import org.muster.operation.JobRunId;
import org.muster.operation.JobRuns;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/** What a run compared, event by event, as far as the reader's roles reach. */
@Stateless
@RolesAllowed({
    Roles.FINANCE_OFFICER,
    Roles.EVENT_OFFICER,
    Roles.CONTROLLER,
    Roles.AUDITOR,
    Roles.OPERATOR,
    Roles.SYSTEM
})
public class ComparedEvents {
    private static final int MOST = 200;
    private static final String[] READERS = {
        Roles.FINANCE_OFFICER, Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.OPERATOR
    };

    @PersistenceContext private EntityManager entities;
    @EJB private JobRuns runs;
    @Inject private Scopes scopes;

    /** What became of an event in a run; a run that another one came after is superseded. */
    public enum Outcome {
        WAITING,
        SETTLING,
        COMPARED,
        UNCHANGED,
        SUPERSEDED
    }

    /**
     * One event of a run.
     *
     * @param items people and claims that were compared
     * @param opened exceptions that were opened or changed
     * @param setAside items that a rule refused to post
     * @param factsHash the same facts have the same one, whoever compares them when
     */
    public record Row(
            EventId event,
            String code,
            Outcome outcome,
            long items,
            long opened,
            long setAside,
            String factsHash) {}

    /** The events of a run, as they are compared; who may not see the run is refused. */
    public List<Row> page(JobRunId run, int first, int size, Actor actor) {
        runs.run(run, actor);
        var scope = scopes.of(actor, READERS);
        var query =
                entities.createNativeQuery(
                                """
                                select r.event_id, e.code,
                                       case when r.ended_at is not null and r.facts_hash = '' then 'SUPERSEDED'
                                            when r.unchanged then 'UNCHANGED'
                                            when r.ended_at is not null then 'COMPARED'
                                            when r.facts_hash = '' then 'WAITING' else 'SETTLING' end,
                                       r.items, r.opened, r.set_aside, r.facts_hash
                                  from muster.reconciliation_run r join muster.capacity_event e on e.id = r.event_id
                                 where r.job_run_id = :run
                                   and (:everywhere or cast(e.id as text) = any (string_to_array(:events, ','))
                                        or e.region = any (string_to_array(:regions, ',')))
                                 order by r.seq, r.id""")
                        .setParameter("run", run.value())
                        .setParameter("everywhere", scope.everywhere())
                        .setParameter("events", String.join(",", scope.events()))
                        .setParameter("regions", String.join(",", scope.regions()))
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST));
        return Rows.of(query, ComparedEvents::row);
    }

    private static Row row(Rows row) {
        return new Row(
                new EventId(row.uuid()),
                row.text(),
                Outcome.valueOf(row.text()),
                row.number(),
                row.number(),
                row.number(),
                row.text());
    }
}
