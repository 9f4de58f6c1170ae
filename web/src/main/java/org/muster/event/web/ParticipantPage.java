package org.muster.event.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.event.EventId;
import org.muster.event.EventPlanning;
import org.muster.event.Participations;
import org.muster.identity.Candidate;
import org.muster.identity.SamePersons;
import org.muster.member.OrganisationSummary;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.shared.Ids;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/**
 * The form that confirms a person's part without an invitation: experts, staff, observers, late
 * guests.
 */
@Named
@ViewScoped
public class ParticipantPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private EventPlanning planning;
    @Inject private Participations participations;
    @Inject private People people;
    @Inject private SamePersons persons;
    @Inject private OrganisationNames organisations;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private EventId event;
    private List<Candidate> candidates = List.of();
    private final ParticipantForm form = new ParticipantForm();

    public void load() {
        event = planning.toChange(new EventId(Ids.uuid("event", id)), user.actor()).id();
    }

    /** Somebody like the one typed may be known: then it is asked first who is meant. */
    public String confirm() {
        var known = people.findByEmail(form.getEmail(), form.getMemberCode());
        if (known.isPresent()) {
            return confirm(known.get());
        }
        candidates = persons.candidates(form.person(), user.actor());
        return candidates.isEmpty() ? confirmNew() : null;
    }

    public String confirmNew() {
        return confirm(people.register(form.person(), user.actor()));
    }

    public String confirm(PersonId person) {
        participations.confirm(
                event,
                person,
                form.getRole(),
                form.getFunding(),
                form.getMemberCode(),
                form.organisation(),
                form.getReason(),
                user.actor());
        notices.done("participants.confirmed");
        return "/events/participants.xhtml?faces-redirect=true&event=" + event;
    }

    /** Who is probably meant; nobody until the part is to be confirmed. */
    public List<Candidate> getCandidates() {
        return candidates;
    }

    public List<OrganisationSummary> getOrganisations() {
        return organisations.getChoices();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public ParticipantForm getForm() {
        return form;
    }
}
