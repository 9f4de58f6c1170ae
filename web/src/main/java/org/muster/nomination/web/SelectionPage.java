package org.muster.nomination.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.muster.event.EventId;
import org.muster.event.EventOverview;
import org.muster.event.EventSummary;
import org.muster.event.Funding;
import org.muster.event.SeatSummary;
import org.muster.funding.Sponsorship;
import org.muster.nomination.NominationFilter;
import org.muster.nomination.NominationSummary;
import org.muster.nomination.OfferSummary;
import org.muster.nomination.Selection;
import org.muster.nomination.SelectionState;
import org.muster.nomination.WaitingList;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.PagePosition;

/** Who was put forward for an event, in the order of selection, and how many seats are left. */
@Named
@ViewScoped
public class SelectionPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private Selection selection;
    @Inject private WaitingList waiting;
    @Inject private EventOverview events;
    @Inject private CurrentUser user;

    private String event;
    private int first;
    private SelectionState state;
    private Funding funding;
    private String text;
    private transient EventSummary summary;
    private transient SeatSummary seats;
    private transient List<NominationSummary> rows;
    private transient List<OfferSummary> offers;
    private transient Map<String, Sponsorship> sponsors;
    private long count;

    public void load() {
        var filter =
                new NominationFilter(
                        state, funding == null ? null : funding == Funding.SPONSORED, text);
        summary = events.event(event(), user.actor());
        seats = events.seatSummary(event(), user.actor()).orElse(null);
        rows = selection.nominations(event(), filter, user.language(), first, SIZE, user.actor());
        count = selection.count(event(), filter, user.language(), user.actor());
        offers = waiting.open(event(), user.actor());
        sponsors =
                selection.sponsors(
                        event(),
                        rows.stream()
                                .filter(NominationSummary::isSponsored)
                                .map(NominationSummary::memberCode)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()),
                        user.actor());
    }

    private void loadOnce() {
        if (rows == null) {
            load();
        }
    }

    public EventSummary getSummary() {
        loadOnce();
        return summary;
    }

    public SeatSummary getSeats() {
        loadOnce();
        return seats;
    }

    public List<NominationSummary> getRows() {
        loadOnce();
        return rows;
    }

    public List<OfferSummary> getOffers() {
        loadOnce();
        return offers;
    }

    public long getCount() {
        return count;
    }

    /** Whether somebody pays for the officer's sponsored seat; empty where that is no question. */
    public Sponsorship sponsor(NominationSummary row) {
        return row.isSponsored() && row.memberCode() != null
                ? sponsors.get(row.memberCode())
                : null;
    }

    private EventId event() {
        return EventId.of(event);
    }

    public boolean isWriter() {
        return user.is(Roles.EVENT_OFFICER);
    }

    public SelectionState[] getStates() {
        return SelectionState.values();
    }

    public Funding[] getFundings() {
        return Funding.values();
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

    public PagePosition getPosition() {
        return new PagePosition(first, SIZE, getCount());
    }

    public SelectionState getState() {
        return state;
    }

    public void setState(SelectionState state) {
        this.state = state;
    }

    public Funding getFunding() {
        return funding;
    }

    public void setFunding(Funding funding) {
        this.funding = funding;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
