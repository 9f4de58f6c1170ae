package org.muster.nomination;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.shared.Actor;

/**
 * A seat that came free, offered to one officer of the waiting list until a moment. As long as it
 * is open the seat is held, so that it is never promised to two.
 */
@Entity
@Table(name = "seat_offer")
public class SeatOffer {
    @EmbeddedId private OfferId id;
    @Version private long version;

    @Column(name = "nomination_id", updatable = false)
    private UUID nominationId;

    @Column(name = "event_id", updatable = false)
    private UUID eventId;

    @Column(name = "offered_at", updatable = false)
    private Instant offeredAt;

    @Column(name = "expires_at", updatable = false)
    private Instant expiresAt;

    @Enumerated(EnumType.STRING)
    private OfferState state;

    @Column(name = "settled_by")
    private String settledBy;

    @Column(name = "settled_at")
    private Instant settledAt;

    protected SeatOffer() {}

    static SeatOffer of(Nomination nomination, Instant at, Instant until) {
        var offer = new SeatOffer();
        offer.id = OfferId.next();
        offer.nominationId = nomination.id().value();
        offer.eventId = nomination.event().value();
        offer.offeredAt = at;
        offer.expiresAt = until;
        offer.state = OfferState.OPEN;
        return offer;
    }

    /** Refuses an offer that was settled, or whose time is over though nobody has noticed yet. */
    void requireOpen(Instant now) {
        if (state != OfferState.OPEN) {
            throw new OfferSettled(id, state);
        }
        if (isOver(now)) {
            throw new OfferSettled(id, OfferState.EXPIRED);
        }
    }

    boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    void settle(OfferState as, Actor by, Instant at) {
        if (state != OfferState.OPEN) {
            throw new OfferSettled(id, state);
        }
        state = as;
        settledBy = by.login();
        settledAt = at;
    }

    OfferId id() {
        return id;
    }

    NominationId nomination() {
        return new NominationId(nominationId);
    }

    EventId event() {
        return new EventId(eventId);
    }

    OfferState state() {
        return state;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
