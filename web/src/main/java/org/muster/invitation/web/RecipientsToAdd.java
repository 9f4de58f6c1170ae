package org.muster.invitation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.muster.invitation.CampaignId;
import org.muster.invitation.CampaignPlanning;
import org.muster.invitation.ListAdded;
import org.muster.invitation.RecipientGroups;
import org.muster.member.OrganisationId;
import org.muster.member.OrganisationSummary;
import org.muster.member.Organisations;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.member.PersonSummary;
import org.muster.shared.LineError;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** Recipients chosen by name: Members, also from a list, organisations, or one person. */
@Named
@ViewScoped
public class RecipientsToAdd implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST_FOUND = 50;
    private static final int MOST_BYTES = 20 * 1024 * 1024 + 1;

    @Inject private CampaignPlanning planning;
    @Inject private RecipientGroups groups;
    @Inject private CampaignRecipientsPage page;
    @Inject private Organisations organisations;
    @Inject private People people;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private List<String> members = List.of();
    private List<String> chosen = List.of();
    private String name;
    private String person;
    private String list;
    private transient Part file;
    private transient ListAdded added;
    private transient List<PersonSummary> found;

    public String addMembers(String campaign) {
        var result = planning.addMembers(CampaignId.of(campaign), members, user.actor());
        if (!result.unknown().isEmpty()) {
            notices.warn("recipients.unknown", String.join(", ", result.unknown()));
        }
        return added(campaign, result.added(), result.already());
    }

    /** Adds what was pasted and what stands in the file; what names no Member is shown here. */
    public void addList(String campaign) throws IOException {
        var id = CampaignId.of(campaign);
        if (file == null || file.getSize() == 0) {
            added = groups.addPasted(id, list, user.actor());
        } else {
            try (var stream = file.getInputStream()) {
                added = groups.addFile(id, stream.readNBytes(MOST_BYTES), user.actor());
            }
        }
        notices.done("recipients.added", added.added(), added.already());
        page.load();
    }

    public String addOrganisations(String campaign) {
        var ids = chosen.stream().map(OrganisationId::of).toList();
        var many = planning.addOrganisations(CampaignId.of(campaign), ids, user.actor());
        return added(campaign, many, ids.size() - many);
    }

    /** Looks for persons by the name typed; those found are shown to choose one of. */
    public void find() {
        person = null;
        found = null;
    }

    public String addPerson(String campaign) {
        var id = PersonId.of(person);
        var many = planning.addPerson(CampaignId.of(campaign), id, user.actor());
        return added(campaign, many, 1 - many);
    }

    private String added(String campaign, int many, int already) {
        notices.done("recipients.added", many, already);
        return "/invitations/recipients?faces-redirect=true&id=" + campaign;
    }

    /** What was wrong with the lines of the list just added. */
    public List<LineError> getErrors() {
        return added == null ? List.of() : added.errors();
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

    public String getList() {
        return list;
    }

    public void setList(String list) {
        this.list = list;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
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
