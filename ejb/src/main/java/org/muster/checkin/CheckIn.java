package org.muster.checkin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.muster.attendance.EventFacts;
import org.muster.attendance.EventReach;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/**
 * The door of an event: a badge is scanned, or a name looked up and pressed. A second scan is told
 * as such and adds nothing, also where two doors scan at once.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.FACILITATOR, Roles.SYSTEM})
public class CheckIn {
    private static final int MOST = 200;

    @Inject private Arrivals arrivals;
    @Inject private EventReach reach;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;

    /** The half day it is at the venue, if the event takes place that day. */
    public Optional<Sitting> now(EventId event, Actor actor) {
        var found = require(event, actor);
        return Optional.of(Sitting.at(clock.instant(), ZoneId.of(found.zone())))
                .filter(sitting -> found.days().contains(sitting.day()));
    }

    /** Checks in whose badge it is: its code as scanned, or the reference as typed. */
    public Arrival arrive(EventId event, String badge, Sitting sitting, Actor actor) {
        var found = require(event, actor);
        requireWithin(found, sitting);
        var owner = owner(event, badge, sitting);
        if (!owner.isHere()) { // who is here already waits for no other door
            arrivals.queueUp(event, owner.person().person());
            owner = beginning(event, sitting, owner.person().person().toString());
        }
        if (owner.isHere()) {
            return arrival(owner, found, sitting, false);
        }
        var since = arrivals.add(event, owner.person().person(), sitting, true, actor);
        record(actor, "checked in", event, owner.person().person(), sitting);
        var here = new Expected(owner.person(), since, actor.login());
        return arrival(here, found, sitting, true);
    }

    /** Takes a check-in back that was a mistake; who is not checked in stays so. */
    public void undo(EventId event, PersonId person, Sitting sitting, Actor actor) {
        requireWithin(require(event, actor), sitting);
        arrivals.queueUp(event, person);
        if (beginning(event, sitting, person.toString()).isHere()) {
            arrivals.add(event, person, sitting, false, actor);
            record(actor, "check-in undone", event, person, sitting);
        }
    }

    /**
     * People of the event whose names or administration hold all the words typed, or whose badge it
     * is.
     */
    public List<Expected> find(
            EventId event, Sitting sitting, String text, int first, int size, Actor actor) {
        require(event, actor);
        if (Badge.read(text).isPresent()) {
            return List.of(owner(event, text, sitting));
        }
        return arrivals.named(
                event, sitting, text == null ? "" : text, Math.max(0, first), Math.min(size, MOST));
    }

    /** How many are checked in for the half day. */
    public int here(EventId event, Sitting sitting, Actor actor) {
        require(event, actor);
        return arrivals.here(event, sitting);
    }

    private Expected owner(EventId event, String text, Sitting sitting) {
        if (text == null || text.isBlank()) {
            throw new InvalidInput("badge", Told.of("why.badge.none"));
        }
        var badge = Badge.read(text).orElseThrow(() -> new UnknownBadge(text));
        if (badge.event().filter(other -> !other.equals(event)).isPresent()) {
            throw new BadgeOfAnotherEvent(badge.reference().toUpperCase(Locale.ROOT));
        }
        return beginning(event, sitting, badge.beginning());
    }

    private Expected beginning(EventId event, Sitting sitting, String beginning) {
        var found = arrivals.beginning(event, sitting, beginning);
        if (found.size() != 1) {
            throw new UnknownBadge(beginning);
        }
        return found.get(0);
    }

    private EventFacts require(EventId event, Actor actor) {
        return reach.require(event, actor, Roles.EVENT_OFFICER, Roles.FACILITATOR);
    }

    private static void requireWithin(EventFacts event, Sitting sitting) {
        if (!event.days().contains(sitting.day())) {
            throw new InvalidInput(
                    "day", Told.of("why.row.outsideEvent", event.days().from(), event.days().to()));
        }
    }

    private static Arrival arrival(
            Expected person, EventFacts event, Sitting sitting, boolean first) {
        return new Arrival(
                person.person(),
                sitting,
                first,
                person.since(),
                person.by(),
                ZoneId.of(event.zone()));
    }

    private void record(Actor actor, String act, EventId event, PersonId person, Sitting sitting) {
        audit.record(
                actor, act, "event", event, person + " " + sitting.day() + " " + sitting.half());
    }
}
