package org.muster.event.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.event.EventOverview;
import org.muster.event.EventPlanning;
import org.muster.event.EventSeries;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** The series there are, and the form for a new one. */
@Named
@ViewScoped
public class SeriesListPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST = 200;

    @Inject private EventOverview events;
    @Inject private EventPlanning planning;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private List<EventSeries> rows;
    private String code;
    private String title;

    public void load() {
        rows = events.series(0, MOST);
    }

    public String create() {
        var created = planning.createSeries(code, title, user.actor());
        notices.done("series.created", code);
        return "/events/series.xhtml?faces-redirect=true&series=" + created;
    }

    public List<EventSeries> getRows() {
        return rows;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }
}
