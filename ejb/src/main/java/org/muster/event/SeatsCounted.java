package org.muster.event;

import java.util.ArrayList;
import java.util.List;
import org.muster.member.PersonId;

/**
 * An event's seats are being counted, where one is to be taken under the lock of its seats.
 * Observed in the same transaction: whoever holds seats for people who are not confirmed yet says
 * so here, so that there is one count and no seat is sold twice.
 */
public final class SeatsCounted {
    private final EventId event;
    private final List<Held> held = new ArrayList<>();

    /** A seat kept for somebody. */
    record Held(PersonId person, Funding funding, String memberCode) {}

    SeatsCounted(EventId event) {
        this.event = event;
    }

    public EventId event() {
        return event;
    }

    /**
     * Counts a seat kept for somebody who is no confirmed participant.
     *
     * @param memberCode the administration the person comes from, or null
     */
    public void hold(PersonId person, Funding funding, String memberCode) {
        held.add(new Held(person, funding, memberCode));
    }

    List<Held> held() {
        return List.copyOf(held);
    }
}
