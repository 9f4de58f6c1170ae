package org.muster.nomination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/** Takes the answer to an offered seat, whichever way it came, or notices that none did. */
@ApplicationScoped
class OfferAnswers {
    private static final int MOST = 200;
    private static final Told UNANSWERED = Told.of("nomination.offerUnanswered");
    private static final String OPEN =
            """
            select o.id, o.nomination_id, o.event_id, p.given_name || ' ' || p.family_name, o.offered_at, o.expires_at
            from muster.seat_offer o join muster.nomination n on n.id = o.nomination_id
            join muster.person p on p.id = n.person_id
            where o.state = 'OPEN' and o.expires_at > :now""";

    @PersistenceContext private EntityManager entities;
    @Inject private Nominations nominations;
    @Inject private SeatOffers offers;
    @Inject private Seating seating;
    @Inject private Decisions decisions;
    @Inject private Clock clock;

    List<OfferSummary> openFor(EventId event) {
        return read(
                entities.createNativeQuery(
                                OPEN + " and o.event_id = :event order by o.expires_at, o.id")
                        .setParameter("event", event.value()));
    }

    List<OfferSummary> openTo(UUID recipient) {
        return read(
                entities.createNativeQuery(
                                OPEN
                                        + " and "
                                        + """
                                        exists (select 1 from muster.invitation i where i.id = n.invitation_id
                                            and i.recipient_id = :recipient) order by o.expires_at, o.id""")
                        .setParameter("recipient", recipient));
    }

    boolean isTo(UUID recipient, OfferId id) {
        var nomination = offers.get(id).nomination();
        return nominations.ofRecipient(recipient).stream()
                .anyMatch(each -> each.id().equals(nomination));
    }

    /** The held seat becomes the officer's; said again, it changes nothing. */
    void accept(OfferId id, Actor by) {
        var nomination = nominations.toChange(offers.get(id).nomination());
        var offer = offers.get(id);
        offers.lock(offer);
        if (offer.state() == OfferState.ACCEPTED) {
            return;
        }
        offer.requireOpen(clock.instant());
        seating.requireSeat(nomination, by);
        offers.settle(offer, nomination, OfferState.ACCEPTED, by);
        decisions.change(nomination, by, () -> nomination.select(by, Instant.now()));
    }

    /** The officer does not come, and the next is asked; said again, it changes nothing. */
    void decline(OfferId id, String reason, Actor by) {
        var nomination = nominations.toChange(offers.get(id).nomination());
        var offer = offers.get(id);
        offers.lock(offer);
        if (offer.state() == OfferState.DECLINED) {
            return;
        }
        offer.requireOpen(clock.instant());
        offers.settle(offer, nomination, OfferState.DECLINED, by);
        decisions.change(nomination, by, () -> nomination.withdraw(reason, by, Instant.now()));
        offers.seatFreed(nomination.event());
    }

    void expire(OfferId id, Actor by) {
        var nomination = nominations.toChange(offers.get(id).nomination());
        var offer = offers.get(id);
        offers.lock(offer);
        if (offer.state() != OfferState.OPEN || !offer.isOver(clock.instant())) {
            return;
        }
        offers.settle(offer, nomination, OfferState.EXPIRED, by);
        decisions.change(
                nomination, by, () -> nomination.refuse(UNANSWERED.written(), by, Instant.now()));
        offers.seatFreed(nomination.event());
    }

    private List<OfferSummary> read(Query query) {
        return Rows.of(
                query.setParameter("now", clock.instant()).setMaxResults(MOST),
                row ->
                        new OfferSummary(
                                new OfferId(row.uuid()),
                                new NominationId(row.uuid()),
                                new EventId(row.uuid()),
                                row.text(),
                                row.instant(),
                                row.instant()));
    }
}
