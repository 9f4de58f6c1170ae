package org.muster.attendance.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.muster.attendance.AttendanceRegister;
import org.muster.attendance.AttendanceRow;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Formats;
import org.muster.web.Notices;

/** One half day of one person: marked by a facilitator, or corrected by an officer. */
@Named
@RequestScoped
public class CorrectionForm {
    @Inject private AttendanceRegister register;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Formats formats;
    @Inject private HalfDays halfDays;

    private String person;
    private String halfDay;
    private boolean present;
    private String reason;

    public String save(String event) {
        var who = PersonId.of(person);
        var day = halfDays.day(halfDay);
        var half = halfDays.half(halfDay);
        if (user.is(Roles.EVENT_OFFICER)) {
            register.correct(EventId.of(event), who, day, half, present, reason, user.actor());
            notices.done("attendance.corrected");
        } else {
            told(register.mark(EventId.of(event), who, day, half, present, user.actor()));
        }
        return "/attendance/grid.xhtml?faces-redirect=true&event=" + event;
    }

    /** Recorded; and where a better source counts all the same, which one and what it says. */
    private void told(AttendanceRow.Cell counts) {
        if (counts.source().equals(AttendanceRegister.FACILITATOR)) {
            notices.done("attendance.corrected");
            return;
        }
        notices.warn(
                counts.present() ? "attendance.outrankedPresent" : "attendance.outrankedAbsent",
                formats.status(counts.source()));
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
