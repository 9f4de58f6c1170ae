package org.muster.stay;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.allowance.Provision;
import org.muster.allowance.Stay;
import org.muster.event.ParticipationId;
import org.muster.shared.DateRange;

/**
 * One who takes part, with their authorised nights and what the host provides.
 *
 * @param nights null where none are authorised
 * @param hoursAway on days without a night
 */
public record StaySummary(
        ParticipationId id,
        String familyName,
        String givenName,
        String memberCode,
        DateRange nights,
        Map<LocalDate, Set<Provision>> provided,
        Map<LocalDate, Integer> hoursAway,
        List<Stay.Leg> legs)
        implements Serializable {

    /** The days away without a night, in order. */
    public List<LocalDate> daysAway() {
        return List.copyOf(hoursAway.keySet());
    }

    /** On how many days the host provides a thing. */
    public long days(Provision thing) {
        return provided.values().stream().filter(each -> each.contains(thing)).count();
    }

    /** The things that the host provides on at least one day. */
    public List<Provision> things() {
        return List.of(Provision.values()).stream().filter(each -> days(each) > 0).toList();
    }
}
