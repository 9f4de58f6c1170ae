package org.muster.stay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.muster.allowance.Provision;
import org.muster.allowance.Stay;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;

/** Authorised nights, what hosts provide, and days away without a night, as they count now. */
@ApplicationScoped
public class StayFacts {
    @PersistenceContext private EntityManager entities;

    /** The nights authorised, each by the day it follows; nothing where none are. */
    public Optional<DateRange> authorised(ParticipationId id) {
        var query =
                entities.createNativeQuery(
                                """
                                select first_night, last_night from muster.authorised_stay
                                 where participation_id = :id order by seq desc limit 1""")
                        .setParameter("id", id.value());
        return Rows.of(query, row -> new DateRange(row.day(), row.day())).stream().findFirst();
    }

    /** What the host provides, by the day. */
    public Map<LocalDate, Set<Provision>> provided(ParticipationId id) {
        var query =
                entities.createNativeQuery(
                                """
                                select distinct on (on_day) on_day, lodging, breakfast, lunch, dinner
                                  from muster.host_provision where participation_id = :id order by on_day, seq desc""")
                        .setParameter("id", id.value());
        var provided = new TreeMap<LocalDate, Set<Provision>>();
        Rows.of(query, row -> provided.put(row.day(), things(row)));
        return provided;
    }

    /** For how many hours they were away without a night, by the day. */
    public Map<LocalDate, Integer> hoursAway(ParticipationId id) {
        var query =
                entities.createNativeQuery(
                                """
                                select on_day, hours from (
                                       select distinct on (on_day) on_day, hours from muster.day_away
                                        where participation_id = :id order by on_day, seq desc) d
                                 where hours > 0""")
                        .setParameter("id", id.value());
        var away = new TreeMap<LocalDate, Integer>();
        Rows.of(query, row -> away.put(row.day(), (int) row.number()));
        return away;
    }

    void away(ParticipationId id, LocalDate day, int hours, Actor by) {
        entities.createNativeQuery(
                        """
                        insert into muster.day_away (participation_id, on_day, hours, recorded_by, recorded_at)
                        values (:id, :day, :hours, :by, :at)""")
                .setParameter("id", id.value())
                .setParameter("day", day)
                .setParameter("hours", hours)
                .setParameter("by", by.login())
                .setParameter("at", Instant.now())
                .executeUpdate();
    }

    /** The legs authorised, by the day. */
    public List<Stay.Leg> legs(ParticipationId id) {
        var query =
                entities.createNativeQuery(
                                """
                                select distinct on (on_day) on_day, legs, with_vehicle
                                  from muster.authorised_leg where participation_id = :id order by on_day, seq desc""")
                        .setParameter("id", id.value());
        return Rows.of(query, row -> legs(row.day(), row.number(), row.number())).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Stay.Leg> legs(LocalDate on, long all, long withVehicle) {
        return LongStream.range(0, all).mapToObj(at -> new Stay.Leg(on, at < withVehicle)).toList();
    }

    void authoriseLegs(ParticipationId id, LocalDate on, int legs, int withVehicle, Actor by) {
        entities.createNativeQuery(
                        """
                        insert into muster.authorised_leg (participation_id, on_day, legs, with_vehicle, authorised_by,
                            authorised_at) values (:id, :day, :legs, :vehicles, :by, :at)""")
                .setParameter("id", id.value())
                .setParameter("day", on)
                .setParameter("legs", legs)
                .setParameter("vehicles", withVehicle)
                .setParameter("by", by.login())
                .setParameter("at", Instant.now())
                .executeUpdate();
    }

    private static Set<Provision> things(Rows row) {
        var things = EnumSet.noneOf(Provision.class);
        for (var each : Provision.values()) {
            if (row.flag()) {
                things.add(each);
            }
        }
        return things;
    }

    EventId event(ParticipationId id) {
        var query =
                entities.createNativeQuery(
                                "select event_id from muster.participation where id = :id")
                        .setParameter("id", id.value());
        return Rows.of(query, row -> new EventId(row.uuid())).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("participation", id));
    }

    void authorise(ParticipationId id, DateRange nights, Actor by) {
        entities.createNativeQuery(
                        """
                        insert into muster.authorised_stay (participation_id, first_night, last_night, authorised_by,
                            authorised_at) values (:id, :first, :last, :by, :at)""")
                .setParameter("id", id.value())
                .setParameter("first", nights.from())
                .setParameter("last", nights.to())
                .setParameter("by", by.login())
                .setParameter("at", Instant.now())
                .executeUpdate();
    }

    void provide(ParticipationId id, LocalDate day, Set<Provision> things, Actor by) {
        entities.createNativeQuery(
                        """
                        insert into muster.host_provision (participation_id, on_day, lodging, breakfast, lunch, dinner,
                            recorded_by, recorded_at)
                        values (:id, :day, :lodging, :breakfast, :lunch, :dinner, :by, :at)""")
                .setParameter("id", id.value())
                .setParameter("day", day)
                .setParameter("lodging", things.contains(Provision.LODGING))
                .setParameter("breakfast", things.contains(Provision.BREAKFAST))
                .setParameter("lunch", things.contains(Provision.LUNCH))
                .setParameter("dinner", things.contains(Provision.DINNER))
                .setParameter("by", by.login())
                .setParameter("at", Instant.now())
                .executeUpdate();
    }

    /** Confirmed participants of an event by name, with what counts of each. */
    List<StaySummary> page(EventId event, int first, int size) {
        var query =
                entities.createNativeQuery(
                                """
                                select p.id, n.family_name, n.given_name, coalesce(p.member_code, '')
                                  from muster.participation p join muster.person n on n.id = p.person_id
                                 where p.event_id = :event and p.status = 'CONFIRMED' and p.role = 'PARTICIPANT'
                                 order by n.family_name, n.given_name, p.id""")
                        .setParameter("event", event.value())
                        .setFirstResult(first)
                        .setMaxResults(size);
        return Rows.of(
                query,
                row -> {
                    var id = new ParticipationId(row.uuid());
                    return new StaySummary(
                            id,
                            row.text(),
                            row.text(),
                            row.text(),
                            authorised(id).orElse(null),
                            provided(id),
                            hoursAway(id),
                            legs(id));
                });
    }

    long count(EventId event) {
        var query =
                entities.createNativeQuery(
                                """
                                select count(*) from muster.participation
                                 where event_id = :event and status = 'CONFIRMED' and role = 'PARTICIPANT'""")
                        .setParameter("event", event.value());
        return Rows.of(query, Rows::number).get(0);
    }
}
