package org.muster.member.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.muster.member.MemberDirectory;
import org.muster.member.MemberSummary;
import org.muster.member.ProgrammePhase;
import org.muster.member.ProgrammePhases;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.web.CurrentUser;
import org.muster.web.Days;

/** One Member as it stood on a day. */
@Named
@ViewScoped
public class MemberPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private MemberDirectory members;
    @Inject private ProgrammePhases phases;
    @Inject private CurrentUser user;
    @Inject private Days days;

    private String code;
    private String on;
    private LocalDate day;
    private MemberSummary member;
    private List<ProgrammePhase> history;

    public void load() {
        day = days.readOrToday(on);
        member = members.find(code, day).orElseThrow(() -> new NotFound("Member", code));
        history = phases.history(code);
    }

    public String getName() {
        return member.name(user.language());
    }

    public Language[] getLanguages() {
        return Language.values();
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getOn() {
        return on;
    }

    public void setOn(String on) {
        this.on = on;
    }

    public LocalDate getDay() {
        return day;
    }

    public MemberSummary getMember() {
        return member;
    }

    public List<ProgrammePhase> getHistory() {
        return history;
    }
}
