package org.muster.event.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.event.EventFilter;
import org.muster.event.EventOverview;
import org.muster.event.EventSeries;
import org.muster.event.EventSummary;
import org.muster.event.SeriesId;
import org.muster.shared.Ids;
import org.muster.web.CurrentUser;

/** One series with its events, each behind its own audience wall. */
@Named
@ViewScoped
public class SeriesPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST = 200;

    @Inject private EventOverview events;
    @Inject private CurrentUser user;

    private String id;
    private EventSeries series;
    private List<EventSummary> rows;

    public void load() {
        var asked = new SeriesId(Ids.uuid("series", id));
        series = events.series(asked);
        rows = events.page(new EventFilter(null, null, null, asked), 0, MOST, user.actor());
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public EventSeries getSeries() {
        return series;
    }

    public List<EventSummary> getRows() {
        return rows;
    }
}
