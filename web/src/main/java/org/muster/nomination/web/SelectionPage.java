package org.muster.nomination.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.event.EventId;
import org.muster.event.EventOverview;
import org.muster.event.EventSummary;
import org.muster.event.SeatSummary;
import org.muster.invitation.web.Ids;
import org.muster.nomination.NominationId;
import org.muster.nomination.NominationSummary;
import org.muster.nomination.Selection;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** Who was put forward for an event, how many seats are left, and who gets one. */
@Named
@ViewScoped
public class SelectionPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private Selection selection;
    @Inject private EventOverview events;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String event;
    private int first;
    private String reason;
    private transient EventSummary summary;
    private transient SeatSummary seats;
    private transient List<NominationSummary> rows;
    private long count;

    public void load() {
        summary = events.event(event(), user.actor());
        seats = events.seatSummary(event(), user.actor()).orElse(null);
        rows = selection.nominations(event(), user.language(), first, SIZE, user.actor());
        count = selection.count(event(), user.actor());
    }

    public EventSummary getSummary() {
        if (summary == null) {
            load();
        }
        return summary;
    }

    public SeatSummary getSeats() {
        return seats;
    }

    public List<NominationSummary> getRows() {
        if (rows == null) {
            load();
        }
        return rows;
    }

    public long getCount() {
        return count;
    }

    public void select(NominationId id) {
        selection.select(id, user.actor());
        done("selection.selected");
    }

    public void confirm(NominationId id) {
        selection.confirm(id, user.actor());
        done("selection.confirmed");
    }

    public void putOnWaiting(NominationId id) {
        selection.putOnWaiting(id, user.actor());
        done("selection.waiting");
    }

    public void reconsider(NominationId id) {
        selection.reconsider(id, user.actor());
        done("selection.reconsidered");
    }

    public void refuse(NominationId id) {
        selection.refuse(id, reason, user.actor());
        done("selection.refused");
        reason = null;
    }

    public void withdraw(NominationId id) {
        selection.withdraw(id, reason, user.actor());
        done("selection.withdrawn");
        reason = null;
    }

    private void done(String key) {
        load();
        notices.done(key);
    }

    private EventId event() {
        return Ids.event(event);
    }

    public boolean isWriter() {
        return user.is(Roles.EVENT_OFFICER);
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
        this.first = Math.max(0, first);
    }

    public int getNext() {
        return first + SIZE;
    }

    public int getPrevious() {
        return Math.max(0, first - SIZE);
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
