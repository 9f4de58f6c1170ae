package org.muster.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.muster.member.PersonId;

/**
 * An event's seats for whoever offers those that come free: held still until the transaction ends,
 * and counted like everywhere else.
 */
@ApplicationScoped
public class FreeSeats {
    @Inject private Events events;
    @Inject private SeatCount seats;

    /** From now on nobody else gives or frees a seat of the event. */
    public void lock(EventId event) {
        events.lockedSeats(event);
    }

    /**
     * Whether a seat is left for one more participant; an event without seats named takes
     * everybody.
     *
     * @param memberCode the administration the person comes from, or null
     */
    public boolean isLeft(EventId event, PersonId person, Funding funding, String memberCode) {
        return events.lockedSeats(event)
                .flatMap(
                        offered ->
                                offered.seats()
                                        .full(
                                                funding,
                                                memberCode != null,
                                                seats.taken(event, memberCode, person)))
                .isEmpty();
    }
}
