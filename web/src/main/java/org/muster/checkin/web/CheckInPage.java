package org.muster.checkin.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.muster.attendance.AttendanceOverview;
import org.muster.attendance.Half;
import org.muster.attendance.web.HalfDays;
import org.muster.checkin.Badge;
import org.muster.checkin.CheckIn;
import org.muster.checkin.Expected;
import org.muster.checkin.Sitting;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.web.CurrentUser;
import org.muster.web.Formats;
import org.muster.web.Notices;
import org.muster.web.PagePosition;

/**
 * The door, on a phone: a badge is scanned or typed and its owner is in; a name lists those who
 * have it. Each press leads back to an empty field.
 */
@Named
@ViewScoped
public class CheckInPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private CheckIn door;
    @Inject private AttendanceOverview attendance;
    @Inject private HalfDays halfDays;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Formats formats;

    private String event;
    private String on;
    private String text;
    private String badge;
    private String person;
    private int first;
    private List<String> choices;
    private Sitting sitting;
    private boolean today;
    private int here;
    private long people;
    private List<Expected> rows = List.of();
    private Expected arrived;

    public void load() {
        var now = door.now(id(), user.actor());
        today = now.isPresent();
        var days = attendance.event(id(), user.actor()).days();
        sitting =
                on == null || on.isBlank()
                        ? now.orElse(new Sitting(days.from(), Half.AM))
                        : new Sitting(halfDays.day(on), halfDays.half(on));
        choices = attendance.halfDays(id(), user.actor());
        here = door.here(id(), sitting, user.actor());
        people = attendance.people(id(), user.actor());
        if (person != null && !person.isBlank()) {
            arrived = door.find(id(), sitting, person, 0, 1, user.actor()).get(0);
        }
        var sought = badge == null || badge.isBlank() ? text : badge;
        if (sought != null && !sought.isBlank()) {
            rows = door.find(id(), sitting, sought, first, SIZE + 1, user.actor());
        }
    }

    /** What was scanned or typed: whose badge it is is in; a name is looked for. */
    public String enter() {
        return Badge.read(text).isPresent() ? arrive(text) : here("&text=" + encoded(text));
    }

    public String admit(Expected row) {
        return arrive(row.person().person().toString());
    }

    public String undo() {
        door.undo(id(), PersonId.of(person), sitting, user.actor());
        notices.done("checkIn.undone");
        return here("");
    }

    private String arrive(String whose) {
        var arrival = door.arrive(id(), whose, sitting, user.actor());
        var name = arrival.person().familyName() + ", " + arrival.person().givenName();
        if (arrival.first()) {
            notices.done("checkIn.arrived", name);
        } else {
            var since = formats.instant(arrival.at(), arrival.zone().getId());
            notices.warn("checkIn.again", name, since, arrival.by());
        }
        return here("&person=" + arrival.person().person());
    }

    private String here(String more) {
        return "/attendance/check-in.xhtml?faces-redirect=true&event="
                + event
                + "&on="
                + encoded(getChosen())
                + more;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value == null ? "" : value, StandardCharsets.UTF_8);
    }

    private EventId id() {
        return EventId.of(event);
    }

    /** The half day people are checked in for, as the list of half days names it. */
    public String getChosen() {
        return sitting.day() + " " + sitting.half();
    }

    public List<String> getHalfDays() {
        return choices;
    }

    public List<Expected> getRows() {
        return rows.subList(0, Math.min(SIZE, rows.size()));
    }

    public PagePosition getPosition() {
        return new PagePosition(first, SIZE, first + (long) rows.size());
    }

    public String getQuery() {
        return "event=%s&on=%s&text=%s&".formatted(event, encoded(getChosen()), encoded(text));
    }

    public boolean isSought() {
        return text != null && !text.isBlank();
    }

    public boolean isToday() {
        return today;
    }

    public int getHere() {
        return here;
    }

    public long getPeople() {
        return people;
    }

    public Expected getArrived() {
        return arrived;
    }

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
    }

    public String getOn() {
        return on;
    }

    public void setOn(String on) {
        this.on = on;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getBadge() {
        return badge;
    }

    public void setBadge(String badge) {
        this.badge = badge;
    }

    public String getPerson() {
        return person;
    }

    public void setPerson(String person) {
        this.person = person;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
