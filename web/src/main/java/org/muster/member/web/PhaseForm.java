package org.muster.member.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import org.muster.member.ProgrammePhases;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** The form by which a Member enters a phase of a programme. */
@Named
@ViewScoped
public class PhaseForm implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private ProgrammePhases phases;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String programme;
    private String phase;
    private LocalDate from;
    private LocalDate to;
    private String note;

    public String enter(String member) {
        phases.enter(member, programme, phase, from, to, note, user.actor());
        notices.done("members.phaseEntered");
        return "/members/member.xhtml?faces-redirect=true&member=" + member;
    }

    public String getProgramme() {
        return programme;
    }

    public void setProgramme(String programme) {
        this.programme = programme;
    }

    public String getPhase() {
        return phase;
    }

    public void setPhase(String phase) {
        this.phase = phase;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getTo() {
        return to;
    }

    public void setTo(LocalDate to) {
        this.to = to;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
