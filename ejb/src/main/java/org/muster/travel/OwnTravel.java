package org.muster.travel;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.muster.nomination.Nominee;
import org.muster.nomination.OfficerLinks;
import org.muster.nomination.SelectionState;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/**
 * The door behind an officer's own link: where they stand, and once they are confirmed, how they
 * travel. A link that is forged, revoked or made for something else finds nothing.
 */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
public class OwnTravel {
    @Inject private OfficerLinks links;
    @Inject private TravelBook book;
    @Inject private Settings settings;
    @Inject private Clock clock;

    public OwnTravelSheet read(String token) {
        var nominee = links.behind(token);
        var event = book.event(nominee.officer().event());
        var isComing = nominee.officer().selection() == SelectionState.CONFIRMED;
        return new OwnTravelSheet(
                settings.organisationName(),
                nominee,
                event,
                isComing ? book.told(nominee.participation()) : Travel.Told.NOTHING,
                isComing && !event.isCancelled(),
                event.isOpen(clock.instant()));
    }

    /** Keeps the officer's own facts; the same a second time changes nothing. */
    public void tell(String token, long seen, TravelFacts facts) {
        var nominee = links.behind(token);
        var event = book.event(nominee.officer().event());
        if (nominee.officer().selection() != SelectionState.CONFIRMED
                || !event.isOpen(clock.instant())) {
            throw new TravelClosed(event.openUntil());
        }
        book.tell(nominee.participation(), seen, facts, actor(nominee));
    }

    private static Actor actor(Nominee nominee) {
        return new Actor("officer-" + nominee.id());
    }
}
