package org.muster.attendance;

import org.muster.event.EventId;
import org.muster.shared.DateRange;

/** What attendance and money need to know of an event. */
public record EventFacts(EventId id, String code, String region, DateRange days, String zone) {}
