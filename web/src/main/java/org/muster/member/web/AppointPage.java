package org.muster.member.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.member.FocalPoints;
import org.muster.member.Organisations;
import org.muster.member.People;
import org.muster.member.PersonSummary;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Notices;

/** Names a Member's focal point or an organisation's contact: a person known, or a new one. */
@Named
@ViewScoped
public class AppointPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST_PEOPLE = 200;

    @Inject private FocalPoints points;
    @Inject private People people;
    @Inject private Organisations organisations;
    @Inject private CurrentUser user;
    @Inject private Days days;
    @Inject private Notices notices;

    private String name;
    private List<PersonSummary> officers;
    private final AppointForm form = new AppointForm();

    public void load() {
        var member = form.getMember();
        form.setFrom(days.today());
        if (member == null) {
            var found = organisations.toChange(form.body(), user.actor());
            name = found.name();
            form.getPerson().speak(found.language());
            officers = organisations.people(found.id(), user.actor());
        } else {
            var found = points.toChange(member, user.actor());
            name = found.name(user.language());
            form.getPerson().speak(found.language());
            officers = people.search("", member, 0, MOST_PEOPLE, user.actor());
        }
    }

    public String appoint() {
        form.appoint(points, user.actor());
        notices.done("members.appointed");
        return getBack() + "&faces-redirect=true";
    }

    /** The page of the Member or organisation. */
    public String getBack() {
        return form.getMember() != null
                ? "/members/member.xhtml?member=" + form.getMember()
                : "/organisations/organisation.xhtml?organisation=" + form.getOrganisation();
    }

    public String getName() {
        return name;
    }

    public List<PersonSummary> getKnown() {
        return officers;
    }

    public AppointForm getForm() {
        return form;
    }
}
