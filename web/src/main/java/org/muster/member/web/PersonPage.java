package org.muster.member.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.member.PersonSummary;
import org.muster.member.TimeServed;
import org.muster.operation.AuditEntry;
import org.muster.shared.Ids;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** One person as known, what was changed of it and by whom, and the form to change it. */
@Named
@ViewScoped
public class PersonPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private People people;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private PersonSummary person;
    private transient List<AuditEntry> changes;
    private long version;
    private final PersonForm form = new PersonForm();
    private boolean changeable;
    private transient List<TimeServed> served;
    private final Typed service = new Typed();

    public void load() {
        var key = new PersonId(Ids.uuid("person", id));
        person = people.person(key, user.actor());
        changes = people.changes(key, user.actor());
        served = people.served(key, user.actor());
        changeable = !person.erased() && people.mayChange(key, user.actor());
        if (changeable) {
            var read = people.toChange(key, user.actor());
            version = read.version();
            form.show(read.data());
        }
    }

    public String describe() {
        var given = form.person(person.memberCode(), person.organisation());
        people.describe(person.id(), version, given, user.actor());
        notices.done("person.changed");
        return "/members/person.xhtml?faces-redirect=true&person=" + person.id().value();
    }

    public String move() {
        people.move(person.id(), service.text("memberCode"), service.day("since"), user.actor());
        notices.done("person.moved");
        return "/members/person.xhtml?faces-redirect=true&person=" + person.id().value();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public PersonSummary getPerson() {
        return person;
    }

    public List<AuditEntry> getChanges() {
        return changes;
    }

    public boolean isChangeable() {
        return changeable;
    }

    public PersonForm getForm() {
        return form;
    }

    public List<TimeServed> getServed() {
        return served;
    }

    public Map<String, String> getService() {
        return service.getFields();
    }
}
