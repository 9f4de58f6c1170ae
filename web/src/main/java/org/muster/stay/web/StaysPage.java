package org.muster.stay.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.allowance.Provision;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.shared.DateRange;
import org.muster.shared.Ids;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;
import org.muster.stay.StaySummary;
import org.muster.stay.Stays;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;
import org.muster.web.Typed;

/** Authorised nights and what the host provides, for one who takes part or for all on the page. */
@Named
@ViewScoped
public class StaysPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 100;

    @Inject private Stays stays;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String event;
    private int first;
    private List<StaySummary> rows;
    private PagePosition position;
    private String[] things = {};
    private final Typed typed = new Typed();

    public void load() {
        var id = new EventId(Ids.uuid("event", event));
        position = new PagePosition(first, SIZE, stays.count(id, user.actor()));
        rows = stays.page(id, position.first(), SIZE, user.actor());
    }

    public String authorise() {
        var nights = new DateRange(typed.day("from"), typed.day("to"));
        stays.authorise(chosen("person"), nights, user.actor());
        return done();
    }

    public String provide() {
        var days = new DateRange(typed.day("providedFrom"), typed.day("providedTo"));
        var provided = EnumSet.noneOf(Provision.class);
        for (var thing : things) {
            provided.add(Provision.valueOf(thing));
        }
        stays.provide(chosen("guest"), days, provided, user.actor());
        return done();
    }

    public String recordAway() {
        var days = new DateRange(typed.day("awayFrom"), typed.day("awayTo"));
        stays.recordAway(chosen("commuter"), days, number("hours"), user.actor());
        return done();
    }

    public String authoriseLegs() {
        stays.authoriseLegs(
                chosen("traveller"),
                typed.day("on"),
                number("legs"),
                typed.text("withVehicle").isEmpty() ? 0 : number("withVehicle"),
                user.actor());
        return done();
    }

    private int number(String field) {
        return typed.number(field).intValue();
    }

    private String done() {
        notices.done("stays.recorded");
        return "/claims/stays.xhtml?faces-redirect=true&event=" + event;
    }

    /** The one chosen, or everybody on the page. */
    private Set<ParticipationId> chosen(String field) {
        var one = typed.text(field);
        var found =
                rows.stream()
                        .map(StaySummary::id)
                        .filter(id -> one.isEmpty() || id.toString().equals(one))
                        .collect(Collectors.toSet());
        if (found.isEmpty()) {
            throw new InvalidInput(field, Told.of("why.choice", one));
        }
        return found;
    }

    public List<StaySummary> getRows() {
        return rows;
    }

    public PagePosition getPosition() {
        return position;
    }

    public Provision[] getProvisions() {
        return Provision.values();
    }

    public String[] getThings() {
        return things.clone();
    }

    public void setThings(String[] things) {
        this.things = things.clone();
    }

    public Map<String, String> getTyped() {
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
