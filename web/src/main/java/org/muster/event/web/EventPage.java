package org.muster.event.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.event.EventFigures;
import org.muster.event.EventId;
import org.muster.event.EventOutput;
import org.muster.event.EventOverview;
import org.muster.event.EventPlanning;
import org.muster.event.EventSeries;
import org.muster.event.EventSummary;
import org.muster.event.Seats;
import org.muster.shared.Ids;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** One event at a glance, and what becomes of it: confirmed, held, cancelled. */
@Named
@ViewScoped
public class EventPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private EventOverview events;
    @Inject private EventPlanning planning;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private EventSummary event;
    private EventSeries series;
    private EventFigures figures;
    private Seats seats;
    private List<EventOutput> outputs;
    private String reason;

    public void load() {
        event = events.event(new EventId(Ids.uuid("event", id)), user.actor());
        series = event.series() == null ? null : events.series(event.series());
        figures = events.figures(event.id(), user.actor());
        seats = events.seats(event.id(), user.actor()).orElse(null);
        outputs = events.outputs(event.id(), user.actor());
    }

    public void confirm() {
        planning.confirm(event.id(), user.actor());
        told("event.confirmed");
    }

    public void markHeld() {
        planning.markHeld(event.id(), user.actor());
        told("event.held");
    }

    public void cancel() {
        planning.cancel(event.id(), reason, user.actor());
        told("event.cancelled");
    }

    private void told(String key) {
        load();
        notices.done(key, event.code());
    }

    public String getTitle() {
        return event.title(user.language());
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

    public EventSeries getSeries() {
        return series;
    }

    public EventFigures getFigures() {
        return figures;
    }

    public Seats getSeats() {
        return seats;
    }

    public List<EventOutput> getOutputs() {
        return outputs;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
