package org.muster.invitation;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.muster.operation.Arming;
import org.muster.operation.NotArmed;
import org.muster.shared.Settings;

/**
 * Works through one slice: a few letters are in flight and committed as such before they go, and
 * the commit that marks them sent takes the next few. Mail goes out between transactions, never in
 * one.
 */
@ApplicationScoped
class InvitationDelivery {
    @EJB private InvitationClaims claims;
    @EJB private Arming arming;
    @Inject private LetterPost post;
    @Inject private InvitationLinks links;
    @Inject private Settings settings;

    void deliver(UUID slice) {
        if (!arming.state().isArmed()) {
            return;
        }
        var lease = claims.open(slice);
        if (lease.isPresent()) {
            work(lease.get());
        }
    }

    private void work(Lease lease) {
        var press = claims.press(lease);
        var hold = settings.seconds("muster.dispatch.lease.seconds", 120);
        try (var line = post.open(hold.dividedBy(4))) {
            List<Outcome> outcomes = List.of();
            while (true) {
                var parcels = next(lease, outcomes);
                if (parcels.isEmpty()) {
                    return;
                }
                outcomes = send(parcels, press, line, hold.dividedBy(2));
                if (line.isBroken()) {
                    claims.markAndRelease(lease, outcomes);
                    return;
                }
            }
        }
    }

    private List<Parcel> next(Lease lease, List<Outcome> outcomes) {
        try {
            return arming.claim(() -> claims.markAndTake(lease, outcomes));
        } catch (NotArmed disagreeing) {
            claims.markAndRelease(lease, outcomes);
            return List.of();
        }
    }

    /** Sends while the lease is young enough to be marked in time; the rest goes back untried. */
    private List<Outcome> send(
            List<Parcel> parcels, LetterPress press, LetterPost.Line line, Duration patience) {
        var started = System.nanoTime();
        var outcomes = new ArrayList<Outcome>();
        for (var parcel : parcels) {
            var late = System.nanoTime() - started > patience.toNanos();
            // Nothing left to invite to: cancelled between the two looks at the rows.
            var idle = parcel.visibleEvents().isEmpty();
            outcomes.add(
                    idle || late || line.isBroken()
                            ? new Outcome(
                                    parcel.invitation(), Outcome.Kind.NOT_SENT, "Not tried yet")
                            : line.send(
                                    parcel,
                                    press.print(
                                            parcel,
                                            links.to(parcel.invitation(), parcel.linkVersion()))));
        }
        return outcomes;
    }
}
