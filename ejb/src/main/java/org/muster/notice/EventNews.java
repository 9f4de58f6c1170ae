package org.muster.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.muster.event.EventCalledOff;
import org.muster.event.EventMoved;
import org.muster.letter.LetterPurpose;
import org.muster.nomination.SeatOffered;

/**
 * What happens to an event or a seat reaches those it concerns by itself, queued with what happened
 * or not at all.
 */
@ApplicationScoped
class EventNews {
    private static final Logger LOG = Logger.getLogger(EventNews.class.getName());

    @Inject private NoticeQueue queue;

    /** Whoever has the event in their calendar gets its new hour there, once for each move. */
    void onMoved(@Observes EventMoved moved) {
        queue.toTold(moved.event(), LetterPurpose.CHANGE, moved.sequence(), true);
    }

    /** By now nobody is confirmed any more; who was told is told again. */
    void onCalledOff(@Observes EventCalledOff called) {
        queue.toTold(called.event(), LetterPurpose.CANCELLATION, 1, false);
    }

    void onOffered(@Observes SeatOffered offered) {
        if (queue.offer(offered.event(), offered.offer().value(), offered.invitation()) == 0) {
            LOG.log(
                    Level.WARNING,
                    "Nobody can be told of the seat offered by {0}",
                    offered.offer());
        }
    }
}
