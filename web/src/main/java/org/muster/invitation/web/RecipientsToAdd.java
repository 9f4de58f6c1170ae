package org.muster.invitation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.invitation.CampaignPlanning;
import org.muster.member.OrganisationId;
import org.muster.member.OrganisationSummary;
import org.muster.member.Organisations;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.member.PersonSummary;
import org.muster.member.Region;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** Recipients chosen by name: a region, Members, organisations, or one person. */
@Named
@ViewScoped
public class RecipientsToAdd implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST_FOUND = 50;

    @Inject private CampaignPlanning planning;
    @Inject private Organisations organisations;
    @Inject private People people;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private Region region;
    private List<String> members = List.of();
    private List<String> chosen = List.of();
    private String name;
    private String person;
    private transient List<PersonSummary> found;

    public String addRegion(String campaign) {
        var of = region == null ? null : region.name();
        return added(campaign, planning.addRegion(Ids.campaign(campaign), of, user.actor()));
    }

    public String addMembers(String campaign) {
        var result = planning.addMembers(Ids.campaign(campaign), members, user.actor());
        if (!result.unknown().isEmpty()) {
            notices.warn("recipients.unknown", String.join(", ", result.unknown()));
        }
        return added(campaign, result.added());
    }

    public String addOrganisations(String campaign) {
        var ids = chosen.stream().map(OrganisationId::of).toList();
        return added(
                campaign, planning.addOrganisations(Ids.campaign(campaign), ids, user.actor()));
    }

    /** Looks for persons by the name typed; those found are shown to choose one of. */
    public void find() {
        person = null;
        found = null;
    }

    public String addPerson(String campaign) {
        var id = new PersonId(Ids.plain("person", person));
        return added(campaign, planning.addPerson(Ids.campaign(campaign), id, user.actor()));
    }

    private String added(String campaign, int many) {
        notices.done("recipients.added", many);
        return "/invitations/recipients?faces-redirect=true&id=" + campaign;
    }

    public List<PersonSummary> getFound() {
        if (found == null) {
            found =
                    name == null
                            ? List.of()
                            : people.search(name, null, 0, MOST_FOUND, user.actor());
        }
        return found;
    }

    public List<OrganisationSummary> getOrganisations() {
        return organisations.page(null, 0, 200);
    }

    public Region[] getRegions() {
        return Region.values();
    }

    public Region getRegion() {
        return region;
    }

    public void setRegion(Region region) {
        this.region = region;
    }

    public List<String> getMembers() {
        return members;
    }

    public void setMembers(List<String> members) {
        this.members = members;
    }

    public List<String> getChosen() {
        return chosen;
    }

    public void setChosen(List<String> chosen) {
        this.chosen = chosen;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPerson() {
        return person;
    }

    public void setPerson(String person) {
        this.person = person;
    }
}
