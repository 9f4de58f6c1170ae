package org.muster.travel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.event.ParticipationWithdrawn;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;

/** All travel facts, and the events they are for, whoever tells them. */
@ApplicationScoped
class TravelBook {
    private static final String EVENT =
            """
            select e.id, e.code, e.region, e.starts_on, e.ends_on, e.zone, e.status = 'CANCELLED',
                coalesce(t.open_until, e.starts_on)
            from muster.capacity_event e left join muster.event_travel t on t.event_id = e.id
            """;

    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;

    Travel.Told told(ParticipationId id) {
        return find(id).map(Travel::told).orElse(Travel.Told.NOTHING);
    }

    /**
     * Keeps what is told; told again, it changes nothing.
     *
     * @param seen the version of the facts the teller had before them
     * @return whether anything changed
     */
    boolean tell(ParticipationId id, long seen, TravelFacts facts, Actor by) {
        lock(id);
        var event = eventOf(id);
        var known = find(id);
        var before = known.map(Travel::facts).orElse(TravelFacts.NONE);
        if (before.equals(facts)) {
            return false;
        }
        if (seen != told(id).version()) {
            throw new TravelChanged();
        }
        facts.requireFitting(event.days());
        var travel = known.orElseGet(() -> Travel.of(id));
        travel.tell(facts, by, clock.instant());
        if (known.isEmpty()) {
            entities.persist(travel);
        }
        var changed = String.join(" ", before.differences(facts));
        audit.record(by, "travel facts told", "participation", id, changed);
        return true;
    }

    TravellingEvent event(EventId id) {
        var query =
                entities.createNativeQuery(EVENT + " where e.id = :id")
                        .setParameter("id", id.value());
        return Rows.of(query, TravelBook::read).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("event", id));
    }

    TravellingEvent eventOf(ParticipationId id) {
        var query =
                entities.createNativeQuery(
                                EVENT
                                        + " join muster.participation p on p.event_id = e.id where p.id = :id")
                        .setParameter("id", id.value());
        return Rows.of(query, TravelBook::read).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("participation", id));
    }

    /** The event, if one of the roles, as the actor holds it, reaches it. */
    TravellingEvent require(TravellingEvent event, Actor actor, String... roles) {
        if (!scopes.of(actor, roles).coversEvent(event.id(), event.region())) {
            throw new ScopeRefused(actor, "event " + event.code());
        }
        return event;
    }

    void openUntil(EventId event, LocalDate day) {
        entities.createNativeQuery(
                        """
                        insert into muster.event_travel (event_id, open_until) values (:event, :day)
                        on conflict (event_id) do update set open_until = :day""")
                .setParameter("event", event.value())
                .setParameter("day", day)
                .executeUpdate();
    }

    /** Whoever does not come needs no visa, no meal and no help. */
    void onWithdrawn(@Observes ParticipationWithdrawn withdrawn) {
        find(withdrawn.participation()).ifPresent(travel -> travel.forget(clock.instant()));
    }

    private Optional<Travel> find(ParticipationId id) {
        return Optional.ofNullable(entities.find(Travel.class, id));
    }

    /** Two who tell at once tell one after the other, also where nobody told anything before. */
    private void lock(ParticipationId id) {
        var query =
                entities.createNativeQuery(
                                "select id from muster.participation where id = :id and status = 'CONFIRMED' for update")
                        .setParameter("id", id.value());
        if (Rows.of(query, Rows::uuid).isEmpty()) {
            throw new NotFound("participation", id);
        }
    }

    private static TravellingEvent read(Rows row) {
        return new TravellingEvent(
                new EventId(row.uuid()),
                row.text(),
                row.text(),
                new DateRange(row.day(), row.day()),
                ZoneId.of(row.text()),
                row.flag(),
                row.day());
    }
}
