package org.muster.attendance.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.muster.attendance.AttendanceRegister;
import org.muster.attendance.Half;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** One half day of one person: marked by a facilitator, or corrected by an officer. */
@Named
@RequestScoped
public class CorrectionForm {
    @Inject private AttendanceRegister register;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String person;
    private String halfDay;
    private boolean present;
    private String reason;

    public String save(String event) {
        var who = PersonId.of(person);
        if (user.is(Roles.EVENT_OFFICER)) {
            register.correct(EventId.of(event), who, day(), half(), present, reason, user.actor());
        } else {
            register.mark(EventId.of(event), who, day(), half(), present, user.actor());
        }
        notices.done("attendance.corrected");
        return "/attendance/grid.xhtml?faces-redirect=true&event=" + event;
    }

    private LocalDate day() {
        try {
            return LocalDate.parse(String.valueOf(halfDay).replaceAll(" [AP]M$", ""));
        } catch (DateTimeException noDay) {
            throw new InvalidInput("day", "Which half day?");
        }
    }

    private Half half() {
        return halfDay.endsWith("AM") ? Half.AM : Half.PM;
    }

    public String getPerson() {
        return person;
    }

    public void setPerson(String person) {
        this.person = person;
    }

    public String getHalfDay() {
        return halfDay;
    }

    public void setHalfDay(String halfDay) {
        this.halfDay = halfDay;
    }

    public boolean isPresent() {
        return present;
    }

    public void setPresent(boolean present) {
        this.present = present;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
