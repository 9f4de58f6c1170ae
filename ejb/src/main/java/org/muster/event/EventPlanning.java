package org.muster.event;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.member.MemberDirectory;
import org.muster.member.OrganisationId;
import org.muster.member.Organisations;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/**
 * Plans events and series. An officer limited to a region plans in it; one limited to an event
 * changes that event and creates none.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class EventPlanning {
    private static final int MOST_SERIES = 200;

    @Inject private Events events;
    @Inject private Participations participations;
    @Inject private MemberDirectory members;
    @Inject private Organisations organisations;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;
    @Inject private Event<EventCalledOff> calledOff;
    @Inject private Event<EventMoved> moved;
    @Inject private Event<SeatsChanged> seatsChanged;

    /** A series gathers events of its officer: one limited to single events creates none. */
    public SeriesId createSeries(String code, String title, Actor by) {
        var scope = scopes.of(by, Roles.EVENT_OFFICER);
        if (!scope.everywhere() && scope.regions().isEmpty()) {
            throw new ScopeRefused(by, "series");
        }
        var series = EventSeries.of(code, title);
        if (events.series(series.code()).isPresent()) {
            throw new CodeTaken(series.code());
        }
        events.add(series);
        audit.record(by, "series created", "series", series.id(), series.code());
        return series.id();
    }

    public EventId create(EventDetails details, Actor by) {
        var scope = scopes.of(by, Roles.EVENT_OFFICER);
        if (!scope.everywhere() && !scope.regions().contains(String.valueOf(details.region()))) {
            throw new ScopeRefused(by, "region " + details.region());
        }
        var event = CapacityEvent.plan(details, by, Instant.now());
        check(details);
        if (events.hasEvent(event.code())) {
            throw new CodeTaken(event.code());
        }
        events.add(event);
        audit.record(by, "event created", "event", event.id(), event.code());
        return event.id();
    }

    /** The event as an officer reads it before changing it. */
    public EventSummary toChange(EventId id, Actor by) {
        return events.forOfficer(id, by).summary();
    }

    /** The series an event can join. */
    public List<EventSeries> joinableSeries() {
        return events.seriesPage(0, MOST_SERIES);
    }

    /** Changes an event as it was read: somebody else's change in between is not written over. */
    public void change(EventId id, long readVersion, EventDetails details, Actor by) {
        var event = events.forOfficer(id, by);
        if (event.version() != readVersion) {
            throw new ChangedMeanwhile(event.code());
        }
        check(details);
        var before = event.summary();
        var was = event.whenAndWhere();
        event.change(details, events.hasParticipations(id));
        if (!event.whenAndWhere().equals(was)) {
            events.moved(before, by);
        }
        if (!scopes.of(by, Roles.EVENT_OFFICER).coversEvent(id, event.region().name())) {
            throw new ScopeRefused(by, "region " + event.region());
        }
        audit.record(by, "event changed", "event", id, event.days().toString());
        var stands = event.summary().calendarSequence();
        if (stands != before.calendarSequence()) {
            moved.fire(new EventMoved(id, stands));
        }
    }

    public void confirm(EventId id, Actor by) {
        events.forOfficer(id, by).confirm();
        audit.record(by, "event confirmed", "event", id, "");
    }

    /** The event took place; said at the earliest on its last day at the venue. */
    public void markHeld(EventId id, Actor by) {
        var event = events.forOfficer(id, by);
        var today = LocalDate.ofInstant(clock.instant(), event.summary().zone());
        if (today.isBefore(event.days().to())) {
            throw new EventNotOver(event.code(), event.days().to());
        }
        event.markHeld();
        audit.record(by, "event held", "event", id, "");
    }

    /** Cancels an event and withdraws everybody's part, so that reserved money is released. */
    public void cancel(EventId id, String reason, Actor by) {
        var event = events.forOfficer(id, by);
        if (reason == null || reason.isBlank()) {
            throw new InvalidInput("reason", "Say why the event is cancelled");
        }
        var confirmed = events.confirmed(id);
        // First, so that nobody is offered a seat that comes free only because of it.
        event.cancel();
        confirmed.forEach(part -> participations.withdraw(part.id(), reason, by));
        audit.record(by, "event cancelled", "event", id, reason);
        calledOff.fire(new EventCalledOff(id));
    }

    public void organise(EventId id, OrganisationId organisation, OrganiserPart part, Actor by) {
        var event = events.forOfficer(id, by);
        organisations.organisation(organisation);
        event.organise(new EventOrganiser(organisation, part));
        audit.record(by, "organiser named", "event", id, organisation + " " + part);
    }

    public void addOutput(EventId id, LocalDate onDay, String title, OutputKind kind, Actor by) {
        events.forOfficer(id, by).refuseIfCancelled();
        var output = EventOutput.of(id, onDay, title, kind);
        events.add(output);
        audit.record(by, "output recorded", "event", id, output.id().toString());
    }

    /** Says how many seats the event offers; an event without seats named takes everybody. */
    public void offerSeats(EventId id, Seats seats, Actor by) {
        events.forOfficer(id, by).refuseIfCancelled();
        var offered = events.lockedSeats(id);
        offered.ifPresentOrElse(
                known -> known.offer(seats), () -> events.add(EventSeats.of(id, seats)));
        audit.record(by, "seats offered", "event", id, seats.toString());
        seatsChanged.fire(new SeatsChanged(id));
    }

    private void check(EventDetails details) {
        if (details.series() != null && events.series(details.series()).isEmpty()) {
            throw new NotFound("series", details.series());
        }
        if (details.requestedBy() != null && members.find(details.requestedBy()).isEmpty()) {
            throw new InvalidInput("requestedBy", "There is no Member " + details.requestedBy());
        }
    }
}
