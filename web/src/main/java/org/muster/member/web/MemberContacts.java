package org.muster.member.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.muster.member.FocalPoint;
import org.muster.member.FocalPoints;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.member.PersonSummary;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** Who is written to at a Member, for those who may know: its focal point, else its office. */
@Named
@ViewScoped
public class MemberContacts implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private FocalPoints points;
    @Inject private People people;
    @Inject private MemberPage page;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private transient List<FocalPoint> terms;
    private transient Map<PersonId, PersonSummary> names;
    private PersonSummary focalPoint;
    private PersonSummary office;
    private boolean changeable;
    private LocalDate lastDay;

    public void load() {
        var code = page.getCode();
        terms = points.ofMember(code);
        names = people.persons(terms.stream().map(FocalPoint::person).toList(), user.actor());
        focalPoint = points.focalPointOf(code, page.getDay()).map(names::get).orElse(null);
        office = points.officeOf(code).map(id -> people.person(id, user.actor())).orElse(null);
        changeable = points.mayChange(code, user.actor());
        lastDay = page.getDay();
    }

    public String end() {
        points.end(page.getCode(), lastDay, user.actor());
        notices.done("members.ended");
        return "/members/member.xhtml?faces-redirect=true&member=" + page.getCode();
    }

    public PersonSummary name(FocalPoint term) {
        return names.get(term.person());
    }

    public List<FocalPoint> getTerms() {
        return terms;
    }

    public PersonSummary getFocalPoint() {
        return focalPoint;
    }

    public PersonSummary getOffice() {
        return office;
    }

    public boolean isChangeable() {
        return changeable;
    }

    public LocalDate getLastDay() {
        return lastDay;
    }

    public void setLastDay(LocalDate lastDay) {
        this.lastDay = lastDay;
    }
}
