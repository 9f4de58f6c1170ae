package org.muster.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.muster.member.PersonId;

/**
 * The one count of an event's seats: those of confirmed participants, and those held for others.
 */
@ApplicationScoped
class SeatCount {
    @Inject private Events events;
    @Inject private Event<SeatsCounted> counted;

    /**
     * Counts the seats taken.
     *
     * @param memberCode the Member whose share is counted too, or null
     * @param except somebody whose own held seat does not count against them, or null
     */
    Seats.Taken taken(EventId event, String memberCode, PersonId except) {
        var taken = events.taken(event, memberCode);
        var asked = new SeatsCounted(event);
        counted.fire(asked);
        for (var held : asked.held()) {
            if (!held.person().equals(except)) {
                taken =
                        taken.and(
                                held.funding(),
                                memberCode != null && memberCode.equals(held.memberCode()));
            }
        }
        return taken;
    }
}
