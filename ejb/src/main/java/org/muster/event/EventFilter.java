package org.muster.event;

import org.muster.member.Region;

/**
 * Which events a list shows; null means every one.
 *
 * @param text part of the code, a title, the venue or the city
 */
public record EventFilter(String text, EventStatus status, Region region, SeriesId series) {
    public static final EventFilter ALL = new EventFilter(null, null, null, null);
}
