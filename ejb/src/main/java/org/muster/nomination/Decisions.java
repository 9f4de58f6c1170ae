package org.muster.nomination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import org.muster.event.FreeSeats;
import org.muster.shared.Actor;

/**
 * The one way in which what became of a nominated officer changes: locked, with its line in the
 * history, and with an offered seat given back that the officer does not take.
 */
@ApplicationScoped
class Decisions {
    @PersistenceContext private EntityManager entities;
    @Inject private FreeSeats seats;
    @Inject private SeatOffers offers;
    @Inject private History history;

    /**
     * Locked in this order, whoever decides: nomination, seats, money.
     *
     * @return whether a seat came free that had been held for the officer
     */
    boolean change(Nomination nomination, Actor by, Runnable act) {
        entities.lock(nomination, LockModeType.PESSIMISTIC_WRITE);
        var was = nomination.selection();
        seats.lock(nomination.event());
        act.run();
        history.decided(nomination, was, by);
        var held = offers.takeBack(nomination, by) || was.holdsSeat();
        return held && !nomination.selection().holdsSeat();
    }

    /** Somebody is put forward for the first time. */
    void propose(Nomination nomination, Actor by) {
        entities.persist(nomination);
        history.decided(nomination, null, by);
    }
}
