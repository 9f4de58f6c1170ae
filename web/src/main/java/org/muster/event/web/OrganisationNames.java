package org.muster.event.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.muster.member.OrganisationId;
import org.muster.member.OrganisationSummary;
import org.muster.member.Organisations;

/** Organisations by name, and those there are to choose from. */
@Named
@RequestScoped
public class OrganisationNames {
    private static final int MOST = 300;

    @Inject private Organisations organisations;

    private List<OrganisationSummary> all;

    public String of(OrganisationId id) {
        var found = organisations.organisation(id);
        return found.name() + " (" + found.acronym() + ")";
    }

    public List<OrganisationSummary> getChoices() {
        if (all == null) {
            all = organisations.page(null, 0, MOST);
        }
        return all;
    }
}
