package org.muster.travel;

import org.muster.nomination.Nominee;

/**
 * What an officer's own link shows.
 *
 * @param isComing whether they are confirmed and the event takes place, so that they travel
 * @param isOpen whether the facts can still be changed over the link
 */
public record OwnTravelSheet(
        String organisation,
        Nominee nominee,
        TravellingEvent event,
        Travel.Told told,
        boolean isComing,
        boolean isOpen) {}
