package org.muster.member.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.member.FocalPoints;
import org.muster.member.People;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** Records the office that a Member's letters go to where no focal point is. */
@Named
@ViewScoped
public class OfficePage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private FocalPoints points;
    @Inject private People people;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String member;
    private String name;
    private final PersonForm person = new PersonForm();

    public void load() {
        var found = points.toChange(member, user.actor());
        name = found.name(user.language());
        person.speak(found.language());
        points.officeOf(member)
                .map(office -> people.toChange(office, user.actor()).data())
                .ifPresent(person::show);
    }

    public String record() {
        points.recordNewOffice(member, person.person(member, null), user.actor());
        notices.done("members.officeRecorded");
        return "/members/member.xhtml?faces-redirect=true&member=" + member;
    }

    public String getMember() {
        return member;
    }

    public void setMember(String member) {
        this.member = member;
    }

    public String getName() {
        return name;
    }

    public PersonForm getPerson() {
        return person;
    }
}
