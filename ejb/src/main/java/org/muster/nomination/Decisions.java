package org.muster.nomination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import org.muster.shared.Actor;

/**
 * The one way in which what became of a nominated officer changes: locked, and with its line in the
 * history.
 */
@ApplicationScoped
class Decisions {
    @PersistenceContext private EntityManager entities;
    @Inject private History history;

    void change(Nomination nomination, Actor by, Runnable act) {
        entities.lock(nomination, LockModeType.PESSIMISTIC_WRITE);
        var was = nomination.selection();
        act.run();
        history.decided(nomination, was, by);
    }

    /** Somebody is put forward for the first time. */
    void propose(Nomination nomination, Actor by) {
        entities.persist(nomination);
        history.decided(nomination, null, by);
    }
}
