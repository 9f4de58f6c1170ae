package org.muster.allowance;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.muster.shared.DateRange;

/**
 * What an allowance is reckoned from: when somebody was there, which nights were authorised, what
 * the host provided, and how they travelled. Days are those of the venue; whatever order they are
 * told in, they are the same facts.
 *
 * @param programme the days of the event
 * @param present the days somebody was there in the morning or in the afternoon
 * @param authorised the nights authorised, each by the day it follows; the first is the official
 *     day of arrival, the last is followed by that of departure. Null for who travels back the same
 *     day
 * @param provided what the host provided, by the day; the lodging of a day is that of the night
 *     that follows it
 * @param hoursAway how long somebody was away from home on a day without an authorised night
 */
public record Stay(
        DateRange programme,
        Set<LocalDate> present,
        DateRange authorised,
        Map<LocalDate, Set<Provision>> provided,
        Map<LocalDate, Integer> hoursAway,
        List<Leg> legs) {

    /** One authorised way between home, an airport or station, and the venue. */
    public record Leg(LocalDate on, boolean isVehicleProvided)
            implements Comparable<Leg>, Serializable {
        @Override
        public int compareTo(Leg other) {
            var byDay = on.compareTo(other.on);
            return byDay != 0 ? byDay : Boolean.compare(isVehicleProvided, other.isVehicleProvided);
        }
    }

    public Stay {
        present = new TreeSet<>(present);
        var byDay = new TreeMap<LocalDate, Set<Provision>>();
        provided.forEach(
                (day, things) -> {
                    if (!things.isEmpty()) {
                        byDay.put(day, EnumSet.copyOf(things));
                    }
                });
        provided = byDay;
        hoursAway = new TreeMap<>(hoursAway);
        legs = legs.stream().sorted().toList();
    }

    boolean isPresentAtAll() {
        return present.stream().anyMatch(programme::contains);
    }

    /**
     * Whether a day away is owed. It hangs on the nearest day of the programme: a night before the
     * event on its first day, one after it on its last.
     */
    boolean isOwed(LocalDate day) {
        var deciding = day.isBefore(programme.from()) ? programme.from() : day;
        return present.contains(deciding.isAfter(programme.to()) ? programme.to() : deciding);
    }

    Set<Provision> providedOn(LocalDate day) {
        return provided.getOrDefault(day, Set.of());
    }
}
