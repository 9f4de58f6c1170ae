package org.muster.stay;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.muster.allowance.Provision;
import org.muster.attendance.EventFacts;
import org.muster.attendance.EventReach;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/** Authorises nights and records what hosts provide, before allowances are reckoned from both. */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class Stays {
    private static final String[] READERS = {
        Roles.EVENT_OFFICER, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR
    };
    private static final int MOST = 200;
    private static final int MOST_DAYS_BESIDE = 30;
    private static final int MOST_LEGS = 8;
    private static final int MOST_HOURS = 24;

    @Inject private StayFacts stays;
    @Inject private EventReach reach;
    @Inject private AuditTrail audit;

    /** These nights are authorised for each of them, and no others any more. */
    public void authorise(Set<ParticipationId> parts, DateRange nights, Actor by) {
        for (var id : parts) {
            requireNear("from", require(id, by), nights);
            stays.authorise(id, nights, by);
            audit.record(
                    by,
                    "nights authorised",
                    "participation",
                    id,
                    nights.from() + " " + nights.to());
        }
    }

    /** On each of these days the host provides exactly this to each of them. */
    public void provide(
            Set<ParticipationId> parts, DateRange days, Set<Provision> things, Actor by) {
        for (var id : parts) {
            requireNear("providedFrom", require(id, by), days);
            days.each().forEach(day -> stays.provide(id, day, things, by));
            audit.record(
                    by,
                    "host provision recorded",
                    "participation",
                    id,
                    days.from() + " " + days.to() + " " + things.stream().sorted().toList());
        }
    }

    /**
     * On that day so many legs to and from airports and stations are authorised for each of them,
     * and no others any more.
     *
     * @param withVehicle for how many of them a vehicle is provided
     */
    public void authoriseLegs(
            Set<ParticipationId> parts, LocalDate on, int legs, int withVehicle, Actor by) {
        for (var id : parts) {
            var event = require(id, by);
            if (on == null) {
                throw new InvalidInput("on", Told.of("why.rate.day"));
            }
            requireNear("on", event, new DateRange(on, on));
            requireBetween("legs", legs, MOST_LEGS);
            requireBetween("withVehicle", withVehicle, legs);
            stays.authoriseLegs(id, on, legs, withVehicle, by);
            audit.record(
                    by,
                    "legs authorised",
                    "participation",
                    id,
                    on + " " + legs + " " + withVehicle);
        }
    }

    /**
     * On each of these days each of them was away from home for so many hours, without a night; for
     * none, where that was a slip.
     */
    public void recordAway(Set<ParticipationId> parts, DateRange days, int hours, Actor by) {
        for (var id : parts) {
            requireNear("awayFrom", require(id, by), days);
            requireBetween("hours", hours, MOST_HOURS);
            days.each().forEach(day -> stays.away(id, day, hours, by));
            audit.record(
                    by,
                    "hours away recorded",
                    "participation",
                    id,
                    days.from() + " " + days.to() + " " + hours);
        }
    }

    private static void requireBetween(String field, int told, int most) {
        if (told < 0 || told > most) {
            throw new InvalidInput(field, Told.of("why.scheme.between", most));
        }
    }

    /** Confirmed participants by name. */
    @RolesAllowed({
        Roles.EVENT_OFFICER,
        Roles.FINANCE_OFFICER,
        Roles.CONTROLLER,
        Roles.AUDITOR,
        Roles.SYSTEM
    })
    public List<StaySummary> page(EventId event, int first, int size, Actor by) {
        reach.require(event, by, READERS);
        return stays.page(event, first, Math.min(size, MOST));
    }

    @RolesAllowed({
        Roles.EVENT_OFFICER,
        Roles.FINANCE_OFFICER,
        Roles.CONTROLLER,
        Roles.AUDITOR,
        Roles.SYSTEM
    })
    public long count(EventId event, Actor by) {
        reach.require(event, by, READERS);
        return stays.count(event);
    }

    private EventFacts require(ParticipationId id, Actor by) {
        return reach.require(stays.event(id), by, Roles.EVENT_OFFICER);
    }

    /** Days far from the event are slips of the pen. */
    private static void requireNear(String field, EventFacts event, DateRange days) {
        var near =
                new DateRange(
                        event.days().from().minusDays(MOST_DAYS_BESIDE),
                        event.days().to().plusDays(MOST_DAYS_BESIDE));
        if (!near.contains(days.from()) || !near.contains(days.to())) {
            throw new InvalidInput(field, Told.of("why.stay.far", MOST_DAYS_BESIDE));
        }
    }
}
