package org.muster.event.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.event.EventId;
import org.muster.event.EventPlanning;
import org.muster.event.EventSeries;
import org.muster.event.EventSummary;
import org.muster.shared.Ids;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** The form of one event, new or known; what was typed stays when it is refused. */
@Named
@ViewScoped
public class EventEditPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private EventPlanning planning;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private EventSummary event;
    private List<EventSeries> series;
    private final EventForm form = new EventForm();

    public void load() {
        series = planning.joinableSeries();
        if (id != null) {
            event = planning.toChange(new EventId(Ids.uuid("event", id)), user.actor());
            form.show(event);
        }
    }

    public String save() {
        var saved = event == null ? create() : change();
        return "/events/event.xhtml?faces-redirect=true&event=" + saved;
    }

    private EventId create() {
        var created = planning.create(form.read(), user.actor());
        notices.done("event.created", form.getCode());
        return created;
    }

    private EventId change() {
        planning.change(event.id(), event.version(), form.read(), user.actor());
        notices.done("event.changed", form.getCode());
        return event.id();
    }

    public boolean isNew() {
        return event == null;
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

    public List<EventSeries> getSeries() {
        return series;
    }

    public EventForm getForm() {
        return form;
    }
}
