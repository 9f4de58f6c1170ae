package org.muster.attendance.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.attendance.AttendanceOverview;
import org.muster.attendance.EventPerson;
import org.muster.attendance.SheetPhoto;
import org.muster.attendance.SheetPhotos;
import org.muster.attendance.ToldPresence;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.PagePosition;

/** All that was said of one person at one event, half day by half day, and which word counts. */
@Named
@ViewScoped
public class PresencePage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 100;
    private static final List<String> SIGNED_FOR =
            List.of(
                    Roles.EVENT_OFFICER,
                    Roles.FACILITATOR,
                    Roles.FINANCE_OFFICER,
                    Roles.CONTROLLER,
                    Roles.AUDITOR);

    @Inject private AttendanceOverview attendance;
    @Inject private SheetPhotos signed;
    @Inject private CurrentUser user;

    private String event;
    private String person;
    private int first;
    private EventPerson who;
    private List<ToldPresence> rows;
    private List<SheetPhoto> photos = List.of();

    public void load() {
        first = Math.max(0, first);
        var at = attendance.event(EventId.of(event), user.actor()).id();
        who = attendance.person(at, PersonId.of(person), user.actor());
        rows = attendance.told(at, who.person(), first, SIZE + 1, user.actor());
        if (isMaySee()) {
            photos = signed.behind(at, who.person(), user.actor());
        }
    }

    /** An operator sees what was said, and not what was signed. */
    public boolean isMaySee() {
        return SIGNED_FOR.stream().anyMatch(user::is);
    }

    public List<SheetPhoto> getPhotos() {
        return photos;
    }

    public EventPerson getWho() {
        return who;
    }

    public List<ToldPresence> getRows() {
        return rows.subList(0, Math.min(SIZE, rows.size()));
    }

    public PagePosition getPosition() {
        return new PagePosition(first, SIZE, first + (long) rows.size());
    }

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
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
