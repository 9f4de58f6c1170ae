package org.muster.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muster.account.Scope;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/** All events with what hangs on them; asks for an actor's reach before it hands out one. */
@ApplicationScoped
class Events {
    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;

    void add(Object row) {
        entities.persist(row);
    }

    CapacityEvent get(EventId id) {
        var event = entities.find(CapacityEvent.class, id);
        if (event == null) {
            throw new NotFound("event", id);
        }
        return event;
    }

    /** The event, for an officer whose role reaches it. */
    CapacityEvent forOfficer(EventId id, Actor actor) {
        return within(id, scopes.of(actor, Roles.EVENT_OFFICER), actor);
    }

    CapacityEvent within(EventId id, Scope scope, Actor actor) {
        var event = get(id);
        if (!scope.coversEvent(id, event.region().name())) {
            throw new ScopeRefused(actor, "event " + event.code());
        }
        return event;
    }

    /** Remembers when and where an event was to be: what was spent until now was spent on that. */
    void moved(EventSummary from, Actor by) {
        entities.createNativeQuery(
                        """
                        insert into muster.event_move (event_id, starts_on, ends_on, venue, city, moved_by, moved_at)
                        values (:event, :first, :last, :venue, :city, :by, :at)""")
                .setParameter("event", from.id().value())
                .setParameter("first", from.days().from())
                .setParameter("last", from.days().to())
                .setParameter("venue", from.venue())
                .setParameter("city", from.city())
                .setParameter("by", by.login())
                .setParameter("at", Instant.now())
                .executeUpdate();
    }

    boolean hasEvent(String code) {
        return !entities.createQuery(
                        "select e.code from CapacityEvent e where e.code = :code", String.class)
                .setParameter("code", code)
                .getResultList()
                .isEmpty();
    }

    Optional<EventSeries> series(String code) {
        return entities.createQuery(
                        "select s from EventSeries s where s.code = :code", EventSeries.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    Optional<EventSeries> series(SeriesId id) {
        return Optional.ofNullable(entities.find(EventSeries.class, id));
    }

    List<EventSeries> seriesPage(int first, int size) {
        return entities.createQuery(
                        "select s from EventSeries s order by s.code", EventSeries.class)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    Optional<EventSeats> seats(EventId event) {
        return Optional.ofNullable(entities.find(EventSeats.class, event));
    }

    /** The seats, held until the transaction ends. */
    Optional<EventSeats> lockedSeats(EventId event) {
        return Optional.ofNullable(
                entities.find(EventSeats.class, event, LockModeType.PESSIMISTIC_WRITE));
    }

    List<EventOutput> outputs(EventId event) {
        return entities.createQuery(
                        "select o from EventOutput o where o.event = :event order by o.onDay, o.title",
                        EventOutput.class)
                .setParameter("event", event)
                .getResultList();
    }

    Participation participation(ParticipationId id) {
        var participation = entities.find(Participation.class, id);
        if (participation == null) {
            throw new NotFound("participation", id);
        }
        return participation;
    }

    Optional<Participation> participation(
            EventId event, org.muster.member.PersonId person, ParticipationRole role) {
        return entities.createQuery(
                        """
                        select p from Participation p
                         where p.event = :event and p.person = :person and p.role = :role""",
                        Participation.class)
                .setParameter("event", event)
                .setParameter("person", person)
                .setParameter("role", role)
                .getResultStream()
                .findFirst();
    }

    List<Participation> confirmed(EventId event) {
        return entities.createQuery(
                        "select p from Participation p where p.event = :event and p.status = :status",
                        Participation.class)
                .setParameter("event", event)
                .setParameter("status", ParticipationStatus.CONFIRMED)
                .getResultList();
    }

    /** Whether anybody takes or took part: confirmed once, they have the event in a calendar. */
    boolean hasParticipations(EventId event) {
        return !entities.createQuery(
                        "select p.id from Participation p where p.event = :event",
                        ParticipationId.class)
                .setParameter("event", event)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    Seats.Taken taken(EventId event, String memberCode) {
        var query =
                entities.createQuery(
                                """
                                select sum(case when p.funding = :sponsored then 1 else 0 end), count(p),
                                       sum(case when p.funding = :sponsored and p.memberCode = :member then 1 else 0 end),
                                       sum(case when p.funding <> :sponsored and p.memberCode = :member then 1 else 0 end)
                                  from Participation p
                                 where p.event = :event and p.status = :status and p.role = :role""",
                                Object[].class)
                        .setParameter("sponsored", Funding.SPONSORED)
                        .setParameter("member", memberCode == null ? "" : memberCode)
                        .setParameter("event", event)
                        .setParameter("status", ParticipationStatus.CONFIRMED)
                        .setParameter("role", ParticipationRole.PARTICIPANT);
        return Rows.of(
                        query,
                        row ->
                                new Seats.Taken(
                                        row.number(), row.number(), row.number(), row.number()))
                .get(0);
    }
}
