package org.muster.reconciliation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.muster.bank.BankReach;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * Compares what the banks say with the books, over all accounts at once: what stands alone on
 * either side, and what came in of another amount than was due, are cases of no event. Compared
 * again without a change, nothing is written.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class BankComparison {
    @PersistenceContext private EntityManager entities;
    @Inject private BankReach reach;
    @Inject private ReconciliationReach events;
    @Inject private Findings findings;
    @Inject private Cases cases;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;

    /**
     * @return how many cases are open or were opened again by it
     */
    public int compare(Actor by) {
        reach.toEnter(by);
        return compared(by);
    }

    /**
     * The same at the end of a run over all events, so that no case waits for somebody's press;
     * nothing where who started it reaches only some events.
     */
    @RolesAllowed(Roles.SYSTEM)
    public void compareAfterAll(Actor by) {
        if (events.toStart(by).everywhere()) {
            compared(by);
        }
    }

    private int compared(Actor by) {
        var run = open(by);
        findings.findAtBanks(run);
        cases.open(List.of(run));
        cases.correctGone(List.of(run));
        findings.forget(List.of(run));
        var opened = end(run);
        audit.record(by, "banks compared", "bank-statement", "all", Integer.toString(opened));
        return opened;
    }

    /** One after the other: two at once would open the same cases. */
    private UUID open(Actor by) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('muster.banks'))")
                .getResultList();
        var run = UUID.randomUUID();
        entities.createNativeQuery(
                        """
                        insert into muster.reconciliation_run (id, started_by, started_at, on_day)
                        values (:run, :by, now(), :today)""")
                .setParameter("run", run)
                .setParameter("by", by.login())
                .setParameter("today", clock.instant().atZone(clock.getZone()).toLocalDate())
                .executeUpdate();
        return run;
    }

    /** A run that opened nothing leaves nothing. */
    private int end(UUID run) {
        entities.createNativeQuery(
                        "update muster.reconciliation_run set ended_at = now() where id = :run")
                .setParameter("run", run)
                .executeUpdate();
        var opened =
                Rows.of(
                                entities.createNativeQuery(
                                                "select opened from muster.reconciliation_run where id = :run")
                                        .setParameter("run", run),
                                Rows::number)
                        .get(0)
                        .intValue();
        entities.createNativeQuery(
                        """
                        delete from muster.reconciliation_run r where r.id = :run
                           and not exists (select from muster.exception_case c where c.opened_run = r.id)""")
                .setParameter("run", run)
                .executeUpdate();
        return opened;
    }
}
