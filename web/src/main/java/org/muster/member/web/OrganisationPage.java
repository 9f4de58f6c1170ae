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
import org.muster.member.OrganisationId;
import org.muster.member.OrganisationSummary;
import org.muster.member.Organisations;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.member.PersonSummary;
import org.muster.shared.Ids;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Notices;

/** One organisation that is no Member, and who is written to there. */
@Named
@ViewScoped
public class OrganisationPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private Organisations organisations;
    @Inject private FocalPoints points;
    @Inject private People people;
    @Inject private CurrentUser user;
    @Inject private Days days;
    @Inject private Notices notices;

    private String id;
    private OrganisationSummary organisation;
    private transient List<FocalPoint> terms = List.of();
    private transient Map<PersonId, PersonSummary> names = Map.of();
    private LocalDate lastDay;
    private boolean changeable;

    public void load() {
        organisation = organisations.organisation(new OrganisationId(Ids.uuid("organisation", id)));
        lastDay = days.today();
        if (isOpen()) {
            terms = points.ofOrganisation(organisation.id());
            names = people.persons(terms.stream().map(FocalPoint::person).toList(), user.actor());
            changeable = organisations.mayChange(user.actor());
        }
    }

    public String end() {
        points.endContact(organisation.id(), lastDay, user.actor());
        notices.done("members.ended");
        return "/organisations/organisation.xhtml?faces-redirect=true&organisation=" + id;
    }

    /** Whether the reader may know who is written to. */
    public boolean isOpen() {
        return user.is(Roles.EVENT_OFFICER) || user.is(Roles.AUDITOR);
    }

    public PersonSummary name(FocalPoint term) {
        return names.get(term.person());
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public OrganisationSummary getOrganisation() {
        return organisation;
    }

    public List<FocalPoint> getTerms() {
        return terms;
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
