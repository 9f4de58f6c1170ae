package org.muster.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.muster.event.EventId;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;

/** All versions of all events' budgets. */
@ApplicationScoped
class Budgets {
    private static final int MOST = 200;

    @PersistenceContext private EntityManager entities;

    void add(Budget budget) {
        entities.persist(budget);
        entities.flush();
    }

    /** Only a draft, in whose place another is entered. */
    void remove(Budget draft) {
        entities.remove(draft);
        entities.flush();
    }

    void flush() {
        entities.flush();
    }

    Budget get(BudgetId id) {
        var budget = entities.find(Budget.class, id);
        if (budget == null) {
            throw new NotFound("budget", id);
        }
        return budget;
    }

    /** Read without the version itself, which is read once its event is held. */
    EventId event(BudgetId id) {
        return entities.createQuery("select b.event from Budget b where b.id = :id", EventId.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("budget", id));
    }

    /**
     * Whoever weighs an event's budget does it alone, also while there is none yet. Taken after the
     * contributions' rows, by everybody.
     */
    void hold(EventId event) {
        entities.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtext('muster.budget'), hashtext(:event))")
                .setParameter("event", event.toString())
                .getResultList();
    }

    Optional<Budget> approved(EventId event) {
        return in(event, Budget.State.APPROVED);
    }

    Optional<Budget> draft(EventId event) {
        return in(event, Budget.State.DRAFT);
    }

    /** Every version, the latest first. */
    List<Budget> all(EventId event) {
        return entities.createQuery(
                        "select b from Budget b where b.event = :event order by b.number desc",
                        Budget.class)
                .setParameter("event", event)
                .setMaxResults(MOST)
                .getResultList();
    }

    /** The version the donor last agreed to: one that names the approval, else the first. */
    Optional<Budget> agreedWithDonor(EventId event) {
        var approved =
                all(event).stream().filter(each -> each.state() != Budget.State.DRAFT).toList();
        return approved.stream()
                .filter(Budget::hasDonorsApproval)
                .findFirst()
                .or(() -> approved.stream().reduce((later, earlier) -> earlier));
    }

    int lastNumber(EventId event) {
        return entities.createQuery(
                        "select coalesce(max(b.number), 0) from Budget b where b.event = :event",
                        Integer.class)
                .setParameter("event", event)
                .getSingleResult();
    }

    /** What is set aside for the event and approved, each part in its agreement's currency. */
    List<Money> allocated(EventId event) {
        return Rows.of(
                entities.createNativeQuery(
                                """
                                select a.amount_minor, c.currency
                                  from muster.allocation a join muster.contribution c on c.id = a.contribution_id
                                 where a.event_id = :event and a.state = 'APPROVED'""")
                        .setParameter("event", event.value()),
                Rows::money);
    }

    String region(EventId event) {
        return Rows.of(
                        entities.createNativeQuery(
                                        "select region from muster.capacity_event where id = :id")
                                .setParameter("id", event.value()),
                        Rows::text)
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("event", event));
    }

    private Optional<Budget> in(EventId event, Budget.State state) {
        return entities.createQuery(
                        "select b from Budget b where b.event = :event and b.state = :state",
                        Budget.class)
                .setParameter("event", event)
                .setParameter("state", state)
                .getResultStream()
                .findFirst();
    }
}
