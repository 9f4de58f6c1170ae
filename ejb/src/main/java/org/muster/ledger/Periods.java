package org.muster.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.YearMonth;
import java.util.List;
import org.muster.account.Scopes;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/** The months of the ledger; a month nobody has touched is open. */
@ApplicationScoped
class Periods {
    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;

    /** Refuses postings into a closed month; holds off a closing until they are done. */
    void requireOpen(YearMonth month, Actor actor, List<String> sources) {
        if (!takes(month, actor)) {
            throw new PeriodClosed(month, state(month));
        }
        if (state(month) == PeriodState.SOFT_CLOSED) {
            for (var source : sources) {
                audit.record(
                        actor, "posted into soft-closed month", "ledger-period", month, source);
            }
        }
    }

    /** Whether the actor may post into the month; it stays so until the transaction ends. */
    boolean takes(YearMonth month, Actor actor) {
        lock("pg_advisory_xact_lock_shared", month);
        return switch (state(month)) {
            case OPEN -> true;
            case SOFT_CLOSED ->
                    !actor.equals(Actor.SYSTEM) && scopes.of(actor, Roles.CONTROLLER).everywhere();
            case CLOSED -> false;
        };
    }

    /** Waits for postings under way into the month. */
    void move(YearMonth month, PeriodState to) {
        lock("pg_advisory_xact_lock", month);
        entities.createNativeQuery(
                        """
                        insert into muster.ledger_period (month, state) values (:month, :state)
                        on conflict (month) do update set state = excluded.state""")
                .setParameter("month", month.atDay(1))
                .setParameter("state", to.name())
                .executeUpdate();
    }

    PeriodState state(YearMonth month) {
        List<?> found =
                entities.createNativeQuery(
                                "select state from muster.ledger_period where month = :month")
                        .setParameter("month", month.atDay(1))
                        .getResultList();
        return found.isEmpty() ? PeriodState.OPEN : PeriodState.valueOf((String) found.get(0));
    }

    private void lock(String how, YearMonth month) {
        entities.createNativeQuery("select 1 from (select " + how + "(4711, :month)) as held")
                .setParameter("month", month.getYear() * 12 + month.getMonthValue())
                .getSingleResult();
    }
}
