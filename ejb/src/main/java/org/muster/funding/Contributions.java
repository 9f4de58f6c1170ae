package org.muster.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.event.EventId;
import org.muster.ledger.CostCategory;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;

/** All contributions with their earmarks and allocations. */
@ApplicationScoped
class Contributions {
    @PersistenceContext private EntityManager entities;

    void add(Object part) {
        entities.persist(part);
    }

    Contribution get(ContributionId id) {
        return found(entities.find(Contribution.class, id), "contribution", id);
    }

    /** Whoever weighs what is left of the contribution does it alone. */
    Contribution lock(ContributionId id) {
        var contribution = get(id);
        // Changes not yet written in this transaction must survive the refresh.
        entities.flush();
        entities.refresh(contribution, LockModeType.PESSIMISTIC_WRITE);
        return contribution;
    }

    Optional<Contribution> byAgreement(String agreementNo) {
        return entities.createQuery(
                        "select c from Contribution c where c.agreementNo = :no",
                        Contribution.class)
                .setParameter("no", agreementNo.strip())
                .getResultStream()
                .findFirst();
    }

    /** The earmark in force on the day: the latest version from that day or before. */
    Optional<Earmark> earmark(ContributionId id, LocalDate day) {
        return entities
                .createQuery(
                        """
                        select e from Earmark e where e.contribution = :id and e.validFrom <= :day
                         order by e.validFrom desc""",
                        Earmark.class)
                .setParameter("id", id)
                .setParameter("day", day)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }

    List<Earmark> earmarks(ContributionId id) {
        return entities.createQuery(
                        "select e from Earmark e where e.contribution = :id order by e.validFrom",
                        Earmark.class)
                .setParameter("id", id)
                .getResultList();
    }

    Allocation get(AllocationId id) {
        return found(entities.find(Allocation.class, id), "allocation", id);
    }

    /** The allocation, after its contribution: the order that everybody keeps. */
    Allocation lock(AllocationId id) {
        var allocation = get(id);
        lock(allocation.contribution());
        entities.refresh(allocation, LockModeType.PESSIMISTIC_WRITE);
        return allocation;
    }

    /** Every contribution that has money set aside for the event. */
    void lockAll(EventId event) {
        lockAll(
                Rows.of(
                        entities.createNativeQuery(
                                        "select distinct contribution_id from muster.allocation where event_id = :event")
                                .setParameter("event", event.value()),
                        row -> new ContributionId(row.uuid())));
    }

    /** All of them, by id: whoever needs several takes them so, and nobody waits in a circle. */
    void lockAll(Collection<ContributionId> ids) {
        ids.stream()
                .distinct()
                .sorted(Comparator.comparing(ContributionId::toString))
                .forEach(this::lock);
    }

    String eventCode(EventId event) {
        return Rows.of(
                        entities.createNativeQuery(
                                        "select code from muster.capacity_event where id = :id")
                                .setParameter("id", event.value()),
                        Rows::text)
                .get(0);
    }

    /** The approved allocations that may pay, by agreement number. */
    List<Allocation> approved(EventId event, CostCategory category) {
        return entities.createQuery(
                        """
                        select a from Allocation a join Contribution c on c.id = a.contribution
                         where a.event = :event and a.category = :category and a.state = :approved
                         order by c.agreementNo""",
                        Allocation.class)
                .setParameter("event", event)
                .setParameter("category", category)
                .setParameter("approved", Allocation.State.APPROVED)
                .getResultList();
    }

    Optional<Allocation> approved(ContributionId id, EventId event, CostCategory category) {
        return approved(event, category).stream()
                .filter(allocation -> allocation.contribution().equals(id))
                .findFirst();
    }

    /** What is proposed or approved out of the contribution, in its currency's minor units. */
    long allocatedMinor(ContributionId id) {
        return number(
                """
                select coalesce(sum(amount_minor), 0) from muster.allocation
                 where contribution_id = :id and state in ('PROPOSED', 'APPROVED')""",
                id.value());
    }

    /** What is promised out of the contribution and neither posted nor released. */
    Money openCommitments(Contribution contribution) {
        return new Money(
                number(
                        """
                        select coalesce(sum(c.original_minor - c.posted_minor - c.released_minor), 0)
                          from muster.commitment c join muster.allocation a on a.id = c.allocation_id
                         where a.contribution_id = :id""",
                        contribution.id().value()),
                contribution.currency());
    }

    /** What is promised out of the contribution and still open, for each event. */
    Map<EventId, Money> openPerEvent(Contribution contribution) {
        var open = new LinkedHashMap<EventId, Money>();
        Rows.of(
                entities.createNativeQuery(
                                """
                                select a.event_id, sum(c.original_minor - c.posted_minor - c.released_minor)
                                  from muster.commitment c join muster.allocation a on a.id = c.allocation_id
                                 where a.contribution_id = :id group by a.event_id order by a.event_id""")
                        .setParameter("id", contribution.id().value()),
                row ->
                        open.put(
                                new EventId(row.uuid()),
                                new Money(row.number(), contribution.currency())));
        return open;
    }

    /** What was scheduled or received of the agreed amount, in its currency's minor units. */
    long scheduledMinor(ContributionId id) {
        return number(
                """
                select coalesce(sum(amount_minor), 0) from muster.instalment
                 where contribution_id = :id and state <> 'WAIVED'""",
                id.value());
    }

    long receivedMinor(ContributionId id) {
        return number(
                """
                select coalesce(sum(amount_minor), 0) from muster.instalment
                 where contribution_id = :id and state = 'RECEIVED'""",
                id.value());
    }

    long openMinor(AllocationId id) {
        return number(
                """
                select coalesce(sum(original_minor - posted_minor - released_minor), 0)
                  from muster.commitment where allocation_id = :id""",
                id.value());
    }

    private long number(String sql, Object id) {
        return Rows.of(entities.createNativeQuery(sql).setParameter("id", id), Rows::number).get(0);
    }

    private static <T> T found(T entity, String kind, Object id) {
        if (entity == null) {
            throw new NotFound(kind, id);
        }
        return entity;
    }
}
