package org.muster.advance.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.muster.advance.AdvanceOverview;
import org.muster.advance.AdvanceSummary;
import org.muster.advance.Advances;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;
import org.muster.web.Typed;

/** The advances for an event, and who may still be proposed one. */
@Named
@ViewScoped
public class AdvancesPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private AdvanceOverview overview;
    @Inject private Advances advances;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String event;
    private int first;
    private transient List<AdvanceSummary> rows;
    private transient List<AdvanceOverview.Seat> seats;
    private PagePosition position;
    private final Typed typed = new Typed();

    public void load() {
        var id = EventId.of(event);
        position = new PagePosition(first, SIZE, overview.count(id, user.actor()));
        rows = overview.page(id, position.first(), SIZE, user.actor());
        seats = user.is(Roles.FINANCE_OFFICER) ? overview.seats(id, user.actor()) : List.of();
    }

    public String propose() {
        var share = typed.text("share").isEmpty() ? null : typed.hundredths("share");
        advances.propose(EventId.of(event), PersonId.of(typed.text("person")), share, user.actor());
        notices.done("advances.proposed");
        return "/advances/advances.xhtml?faces-redirect=true&event=" + event;
    }

    public List<AdvanceSummary> getRows() {
        return rows;
    }

    public List<AdvanceOverview.Seat> getSeats() {
        if (seats == null) {
            load();
        }
        return seats;
    }

    public PagePosition getPosition() {
        return position;
    }

    public Map<String, String> getFields() {
        return typed.getFields();
    }

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
