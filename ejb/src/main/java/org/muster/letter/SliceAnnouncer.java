package org.muster.letter;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/** Hands committed slices over: a message cannot be sent while the commit is being finished. */
@ApplicationScoped
class SliceAnnouncer {
    @EJB private LetterSliceQueue queue;

    void onQueued(@Observes(during = TransactionPhase.AFTER_SUCCESS) LettersQueued queued) {
        if (!queued.slices().isEmpty()) {
            queue.announceSoon(queued.slices());
        }
    }
}
