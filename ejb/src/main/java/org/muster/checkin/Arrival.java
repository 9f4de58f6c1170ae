package org.muster.checkin;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import org.muster.attendance.EventPerson;

/**
 * What came of a badge at the door: whose it is, and since when the person is here; not for the
 * first time where the half day was scanned before.
 */
public record Arrival(
        EventPerson person, Sitting sitting, boolean first, Instant at, String by, ZoneId zone)
        implements Serializable {}
