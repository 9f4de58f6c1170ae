package org.muster.member.web;

import java.io.Serializable;
import java.time.LocalDate;
import org.muster.member.FocalPoints;
import org.muster.member.OrganisationId;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.Ids;

/** Who is to be written to, where and on which days, kept as typed when it is refused. */
public class AppointForm implements Serializable {
    private static final long serialVersionUID = 1;

    private String member;
    private String organisation;
    private String chosen;
    private final PersonForm person = new PersonForm();
    private LocalDate from;
    private LocalDate to;

    void appoint(FocalPoints points, Actor by) {
        if (chosen != null) {
            appoint(new PersonId(Ids.uuid("person", chosen)), points, by);
        } else if (member != null) {
            points.appointNew(member, person.person(member, null), from, to, by);
        } else {
            points.appointNewContact(body(), person.person(null, body()), from, to, by);
        }
    }

    private void appoint(PersonId known, FocalPoints points, Actor by) {
        if (member != null) {
            points.appoint(member, known, from, to, by);
        } else {
            points.appointContact(body(), known, from, to, by);
        }
    }

    OrganisationId body() {
        return new OrganisationId(Ids.uuid("organisation", organisation));
    }

    public String getMember() {
        return member;
    }

    public void setMember(String member) {
        this.member = member;
    }

    public String getOrganisation() {
        return organisation;
    }

    public void setOrganisation(String organisation) {
        this.organisation = organisation;
    }

    public String getChosen() {
        return chosen;
    }

    public void setChosen(String chosen) {
        this.chosen = chosen;
    }

    public PersonForm getPerson() {
        return person;
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
}
