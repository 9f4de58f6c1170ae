package org.muster.nomination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.event.EventCalledOff;
import org.muster.event.EventId;
import org.muster.event.FreeSeats;
import org.muster.event.SeatsChanged;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;
import org.muster.shared.Settings;

/**
 * Offers a seat that came free to the first of the waiting list who may take it. It runs in the
 * transaction that frees the seat and under the lock of the event's seats: two seats that come free
 * at once are two offers, and never to the same officer.
 */
@ApplicationScoped
class SeatOffers {
    private static final int MOST_WAITING = 200;

    @PersistenceContext private EntityManager entities;
    @Inject private FreeSeats seats;
    @Inject private Nominations nominations;
    @Inject private Seating seating;
    @Inject private History history;
    @Inject private AuditTrail audit;
    @Inject private Settings settings;
    @Inject private Clock clock;
    @Inject private Event<SeatOffered> offered;

    /** One seat came free. */
    void seatFreed(EventId event) {
        offer(event, 1);
    }

    /** The event offers other numbers of seats: as many are offered as there are now free ones. */
    void onSeatsChanged(@Observes SeatsChanged changed) {
        offer(changed.event(), MOST_WAITING);
    }

    /** Nobody is asked any more to an event that does not take place. */
    void onCalledOff(@Observes EventCalledOff event) {
        entities.createQuery(
                        "select o from SeatOffer o where o.eventId = :event and o.state = :open",
                        SeatOffer.class)
                .setParameter("event", event.event().value())
                .setParameter("open", OfferState.OPEN)
                .getResultList()
                .forEach(
                        offer ->
                                settle(
                                        offer,
                                        nominations.get(offer.nomination()),
                                        OfferState.TAKEN_BACK,
                                        Actor.SYSTEM));
    }

    /**
     * An officer about whom something else was decided is not asked any more.
     *
     * @return whether an offer was open
     */
    boolean takeBack(Nomination nomination, Actor by) {
        var open = open(nomination);
        open.ifPresent(offer -> settle(offer, nomination, OfferState.TAKEN_BACK, by));
        return open.isPresent();
    }

    private Optional<SeatOffer> open(Nomination nomination) {
        return entities.createQuery(
                        "select o from SeatOffer o where o.nominationId = :nomination and o.state = :open",
                        SeatOffer.class)
                .setParameter("nomination", nomination.id().value())
                .setParameter("open", OfferState.OPEN)
                .getResultStream()
                .findFirst();
    }

    SeatOffer get(OfferId id) {
        var offer = entities.find(SeatOffer.class, id);
        if (offer == null) {
            throw new NotFound("offer", id);
        }
        return offer;
    }

    /** The offer, locked until the transaction ends; whoever locks it holds its nomination. */
    void lock(SeatOffer offer) {
        entities.refresh(offer, LockModeType.PESSIMISTIC_WRITE);
    }

    void settle(SeatOffer offer, Nomination nomination, OfferState as, Actor by) {
        offer.settle(as, by, Instant.now());
        history.offered(nomination, OfferState.OPEN, as, by);
        audit.record(by, "offer settled", "nomination", nomination.id(), as.name());
    }

    private void offer(EventId event, int most) {
        seats.lock(event);
        var made = 0;
        for (var id : waiting(event)) {
            if (made == most) {
                return;
            }
            var nomination = nominations.get(new NominationId(id));
            if (seating.hasSeat(nomination)) {
                offer(nomination);
                made++;
            }
        }
    }

    private void offer(Nomination nomination) {
        var now = clock.instant();
        var offer = SeatOffer.of(nomination, now, expiry(nomination.event(), now));
        entities.persist(offer);
        history.offered(nomination, null, OfferState.OPEN, Actor.SYSTEM);
        audit.record(Actor.SYSTEM, "seat offered", "nomination", nomination.id(), "");
        offered.fire(new SeatOffered(offer.id(), nomination.invitation(), nomination.event()));
    }

    /** After the event's days to answer, and when the event opens at the latest. */
    private Instant expiry(EventId event, Instant now) {
        var query =
                entities.createNativeQuery(
                                """
                                select coalesce(r.offer_days, 0), (e.starts_on + e.opens_at) at time zone e.zone
                                from muster.capacity_event e left join muster.selection_rule r on r.event_id = e.id
                                where e.id = :event""")
                        .setParameter("event", event.value());
        return Rows.of(query, row -> earlier(now.plus(days(row.number())), row.instant())).get(0);
    }

    private Duration days(long ofEvent) {
        return Duration.ofDays(ofEvent > 0 ? ofEvent : SelectionRule.usualDays(settings));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Who waits without an offer, in the order in which they are asked. */
    private List<UUID> waiting(EventId event) {
        var query =
                entities.createNativeQuery(
                                """
                                select n.id from muster.nomination n
                                join muster.capacity_event e on e.id = n.event_id
                                join muster.invitation i on i.id = n.invitation_id
                                join muster.campaign c on c.id = i.campaign_id
                                join muster.person p on p.id = n.person_id
                                left join muster.organisation g on g.id = p.organisation_id and p.member_code is null
                                left join muster.selection_rule r on r.event_id = n.event_id
                                where n.event_id = :event and n.selection = 'WAITING' and g.kind is distinct from 'PARTNER'
                                    and (not c.needs_endorsement or n.endorsement = 'ENDORSED')
                                    and e.status not in ('CANCELLED', 'HELD')
                                    and (e.starts_on + e.opens_at) at time zone e.zone > :now
                                    and not exists (select 1 from muster.seat_offer o where o.nomination_id = n.id and o.state = 'OPEN')
                                order by (coalesce(r.least_developed_first, false) and ("""
                                        + NominationReader.LEAST_DEVELOPED
                                        + ")) desc, n.rank, n.nominated_at, n.id for update of n skip locked")
                        .setParameter("event", event.value())
                        .setParameter("now", clock.instant())
                        .setMaxResults(MOST_WAITING);
        return Rows.of(query, Rows::uuid);
    }
}
