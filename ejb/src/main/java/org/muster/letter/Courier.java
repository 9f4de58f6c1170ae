package org.muster.letter;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.muster.operation.Arming;
import org.muster.shared.Correlation;
import org.muster.shared.Settings;

/** Runs the dispatch with the real parts: the database, the relay, and the sources of letters. */
@ApplicationScoped
class Courier {
    private static final Logger LOG = Logger.getLogger(Courier.class.getName());

    @EJB private Arming arming;
    @Inject private SqlOutbox outbox;
    @Inject private LetterPost post;
    @Inject private Breaker breaker;
    @Inject @Any private Instance<LetterSource> sources;
    @Inject private Settings settings;
    @Inject private LetterTerms terms;

    void deliver(UUID slice) {
        if (!arming.state().isArmed() || !breaker.mayTry()) {
            return;
        }
        var asked = outbox.correlation(slice);
        Correlation.during(
                asked,
                () -> {
                    LOG.log(Level.INFO, "Letters of slice {0}", slice);
                    dispatch().work(slice, this::press, post);
                });
    }

    int reclaimLapsed() {
        return dispatch().reclaimLapsed();
    }

    List<UUID> forgotten() {
        return dispatch().forgotten(settings.seconds("muster.dispatch.announce.seconds", 10));
    }

    private Dispatch dispatch() {
        return new Dispatch(outbox, terms.now(), InstantSource.system());
    }

    private LetterSource.Press press(Lease lease) {
        for (var source : sources) {
            if (source.purposes().contains(lease.purpose())) {
                return source.open(lease.mailing());
            }
        }
        throw new IllegalStateException("Nobody prints letters of purpose " + lease.purpose());
    }
}
