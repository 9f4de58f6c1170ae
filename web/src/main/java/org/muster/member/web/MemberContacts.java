package org.muster.member.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.muster.member.FocalPoints;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.member.PersonSummary;
import org.muster.shared.Ids;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Notices;

/** Who is written to at a Member, for those who may know: its focal point, else its office. */
@Named
@ViewScoped
public class MemberContacts implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST_OFFICERS = 200;

    @Inject private FocalPoints points;
    @Inject private People people;
    @Inject private MemberPage page;
    @Inject private CurrentUser user;
    @Inject private Days days;
    @Inject private Notices notices;

    private PersonSummary focalPoint;
    private PersonSummary office;
    private List<PersonSummary> officers;
    private String chosen;
    private LocalDate from;

    public void load() {
        focalPoint =
                points.focalPointOf(page.getCode(), page.getDay()).map(this::person).orElse(null);
        office = points.officeOf(page.getCode()).map(this::person).orElse(null);
        officers = people.search("", page.getCode(), 0, MOST_OFFICERS, user.actor());
        from = days.today();
    }

    public void appoint() {
        var person = new PersonId(Ids.uuid("person", chosen));
        points.appoint(page.getCode(), person, from, user.actor());
        load();
        notices.done("members.appointed");
    }

    private PersonSummary person(PersonId id) {
        return people.person(id, user.actor());
    }

    public PersonSummary getFocalPoint() {
        return focalPoint;
    }

    public PersonSummary getOffice() {
        return office;
    }

    public List<PersonSummary> getOfficers() {
        return officers;
    }

    public String getChosen() {
        return chosen;
    }

    public void setChosen(String chosen) {
        this.chosen = chosen;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }
}
