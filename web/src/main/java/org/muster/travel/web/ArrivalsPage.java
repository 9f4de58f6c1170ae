package org.muster.travel.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.event.EventId;
import org.muster.shared.Ids;
import org.muster.shared.Roles;
import org.muster.travel.TravelDesk;
import org.muster.travel.TravelFilter;
import org.muster.travel.TravelRow;
import org.muster.web.Choices;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.Paged;

/** Who arrives when and sleeps how; whoever has not told it comes first. */
@Named
@ViewScoped
public class ArrivalsPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private TravelDesk desk;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private String show;
    private String openUntil;
    private long total;
    private long missing;
    private Paged<TravelRow> rows;

    public void load() {
        openUntil = desk.event(event(), user.actor()).openUntil().toString();
        var filter = Choices.read(TravelFilter.class, "show", show).orElse(TravelFilter.ALL);
        total = desk.count(event(), filter, user.actor());
        missing = desk.count(event(), TravelFilter.MISSING, user.actor());
        rows =
                new Paged<>(
                        () -> desk.count(event(), filter, user.actor()),
                        (first, size) ->
                                desk.travellers(
                                        event(),
                                        filter,
                                        user.language(),
                                        first,
                                        size,
                                        user.actor()));
    }

    public void openUntil() {
        desk.openUntil(event(), TravelFields.day("openUntil", field -> openUntil), user.actor());
        notices.done("travel.openSaved");
    }

    private EventId event() {
        return new EventId(Ids.uuid("event", id));
    }

    public boolean isWriter() {
        return user.is(Roles.EVENT_OFFICER);
    }

    public TravelFilter[] getFilters() {
        return TravelFilter.values();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getShow() {
        return show;
    }

    public void setShow(String show) {
        this.show = show;
    }

    public String getOpenUntil() {
        return openUntil;
    }

    public void setOpenUntil(String openUntil) {
        this.openUntil = openUntil;
    }

    public long getTotal() {
        return total;
    }

    public long getMissing() {
        return missing;
    }

    public Paged<TravelRow> getRows() {
        return rows;
    }
}
