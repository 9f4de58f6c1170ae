package org.muster.entitlement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muster.allowance.Entitlement;
import org.muster.allowance.Provision;
import org.muster.allowance.SchemeSummary;
import org.muster.allowance.Stay;

/**
 * The facts that an entitlement was reckoned from, written down line by line: the same facts give
 * the same text, in whatever order they were told, and other facts give another one.
 */
final class StayText {
    private StayText() {}

    static String of(
            SchemeSummary scheme, String place, Stay stay, Set<LocalDate> taken, Entitlement due) {
        var text = new StringJoiner("\n");
        text.add("scheme " + scheme.code() + " v" + scheme.number() + " " + scheme.id());
        text.add("place " + place);
        text.add("programme " + stay.programme().from() + " " + stay.programme().to());
        text.add("present " + days(stay.present()));
        if (stay.authorised() != null) {
            text.add("authorised " + stay.authorised().from() + " " + stay.authorised().to());
        }
        stay.provided().forEach((day, things) -> text.add("provided " + day + " " + names(things)));
        stay.hoursAway().forEach((day, hours) -> text.add("away " + day + " " + hours));
        stay.legs()
                .forEach(
                        leg ->
                                text.add(
                                        "leg %s%s"
                                                .formatted(
                                                        leg.on(),
                                                        leg.isVehicleProvided()
                                                                ? " vehicle"
                                                                : "")));
        if (!taken.isEmpty()) {
            text.add("taken " + days(taken));
        }
        due.lines()
                .forEach(
                        line ->
                                text.add(
                                        "rate %s %s %d"
                                                .formatted(
                                                        line.on(),
                                                        line.rate(),
                                                        line.basisPoints())));
        return text.toString();
    }

    /** In their fixed order. */
    static String names(Set<Provision> things) {
        return things.stream().sorted().map(Enum::name).collect(Collectors.joining(" "));
    }

    private static String days(Collection<LocalDate> days) {
        return new TreeSet<>(days)
                .stream().map(LocalDate::toString).collect(Collectors.joining(" "));
    }
}
