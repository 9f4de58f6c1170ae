package org.muster.event.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.event.EventFilter;
import org.muster.event.EventOverview;
import org.muster.event.EventStatus;
import org.muster.event.EventSummary;
import org.muster.member.Region;
import org.muster.web.Choices;
import org.muster.web.CurrentUser;
import org.muster.web.Paged;

/**
 * The events the person may know of; the filter stands in the address, so that a list can be sent
 * on.
 */
@Named
@ViewScoped
public class EventsPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private EventOverview events;
    @Inject private CurrentUser user;

    private String text;
    private String status;
    private String region;
    private long total;
    private Paged<EventSummary> rows;

    public void load() {
        var filter =
                new EventFilter(
                        text,
                        Choices.read(EventStatus.class, "status", status).orElse(null),
                        Choices.read(Region.class, "region", region).orElse(null),
                        null);
        total = events.count(filter, user.actor());
        rows =
                new Paged<>(
                        () -> events.count(filter, user.actor()),
                        (first, size) -> events.page(filter, first, size, user.actor()));
    }

    public EventStatus[] getStatuses() {
        return EventStatus.values();
    }

    public Region[] getRegions() {
        return Region.values();
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
    }

    public long getTotal() {
        return total;
    }

    public Paged<EventSummary> getRows() {
        return rows;
    }
}
