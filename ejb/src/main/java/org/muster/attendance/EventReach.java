package org.muster.attendance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;

/** Finds an event for an actor whose role reaches it, or refuses. */
@ApplicationScoped
public class EventReach {
    /** What stands above an event's papers. */
    record Heading(String title, String venue, String city) {}

    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;

    public EventFacts find(EventId event) {
        var query =
                entities.createNativeQuery(
                                "select code, region, starts_on, ends_on, zone from muster.capacity_event where id = :id")
                        .setParameter("id", event.value());
        return Rows.of(
                        query,
                        row ->
                                new EventFacts(
                                        event,
                                        row.text(),
                                        row.text(),
                                        new DateRange(row.day(), row.day()),
                                        row.text()))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("event", event));
    }

    /** What an event is called, in the language it was planned in, and where it takes place. */
    Heading heading(EventId event) {
        var query =
                entities.createNativeQuery(
                                """
                                select coalesce(t.title, ''), e.venue, e.city from muster.capacity_event e
                                  left join muster.capacity_event_title t
                                    on t.event_id = e.id and t.language = e.original_language
                                 where e.id = :id""")
                        .setParameter("id", event.value());
        return Rows.of(query, row -> new Heading(row.text(), row.text(), row.text())).get(0);
    }

    /** The event, if one of the roles, as the actor holds it, reaches it. */
    public EventFacts require(EventId event, Actor actor, String... roles) {
        var found = find(event);
        if (!scopes.of(actor, roles).coversEvent(event, found.region())) {
            throw new ScopeRefused(actor, "event " + found.code());
        }
        return found;
    }
}
