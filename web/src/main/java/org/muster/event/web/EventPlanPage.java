package org.muster.event.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import org.muster.event.EventId;
import org.muster.event.EventOverview;
import org.muster.event.EventPlanning;
import org.muster.event.EventSummary;
import org.muster.event.OrganiserPart;
import org.muster.event.OutputKind;
import org.muster.member.OrganisationId;
import org.muster.shared.Ids;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** What an event offers and brings forth: seats, organisers, outputs. */
@Named
@ViewScoped
public class EventPlanPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private EventOverview events;
    @Inject private EventPlanning planning;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private EventSummary event;
    private SeatsForm seats = new SeatsForm();
    private String organisation;
    private OrganiserPart part = OrganiserPart.CO_ORGANISER;
    private LocalDate onDay;
    private String title;
    private OutputKind kind = OutputKind.REPORT;

    public void load() {
        event = planning.toChange(new EventId(Ids.uuid("event", id)), user.actor());
        events.seats(event.id(), user.actor()).ifPresent(seats::show);
        onDay = event.days().to();
    }

    public void offerSeats() {
        planning.offerSeats(event.id(), seats.read(), user.actor());
        notices.done("event.seatsOffered");
    }

    public void organise() {
        var chosen = new OrganisationId(Ids.uuid("organisation", organisation));
        planning.organise(event.id(), chosen, part, user.actor());
        notices.done("event.organiserNamed");
    }

    public void addOutput() {
        planning.addOutput(event.id(), onDay, title, kind, user.actor());
        title = null;
        notices.done("event.outputAdded");
    }

    public OrganiserPart[] getParts() {
        return OrganiserPart.values();
    }

    public OutputKind[] getKinds() {
        return OutputKind.values();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public EventSummary getEvent() {
        return event;
    }

    public SeatsForm getSeats() {
        return seats;
    }

    public String getOrganisation() {
        return organisation;
    }

    public void setOrganisation(String organisation) {
        this.organisation = organisation;
    }

    public OrganiserPart getPart() {
        return part;
    }

    public void setPart(OrganiserPart part) {
        this.part = part;
    }

    public LocalDate getOnDay() {
        return onDay;
    }

    public void setOnDay(LocalDate onDay) {
        this.onDay = onDay;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public OutputKind getKind() {
        return kind;
    }

    public void setKind(OutputKind kind) {
        this.kind = kind;
    }
}
