package org.muster.member.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.member.OrganisationKind;
import org.muster.member.OrganisationSummary;
import org.muster.member.Organisations;
import org.muster.shared.Roles;
import org.muster.web.Choices;
import org.muster.web.CurrentUser;
import org.muster.web.Paged;

/** The organisations that are no Members, of one kind or of all. */
@Named
@ViewScoped
public class OrganisationsPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private Organisations organisations;
    @Inject private CurrentUser user;

    private String kind;
    private long total;
    private Paged<OrganisationSummary> rows;

    public void load() {
        var only = Choices.read(OrganisationKind.class, "kind", kind).orElse(null);
        total = organisations.count(only);
        rows =
                new Paged<>(
                        () -> organisations.count(only),
                        (first, size) -> organisations.page(only, first, size));
    }

    public boolean isChangeable() {
        return user.is(Roles.EVENT_OFFICER) && organisations.mayChange(user.actor());
    }

    public OrganisationKind[] getKinds() {
        return OrganisationKind.values();
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public long getTotal() {
        return total;
    }

    public Paged<OrganisationSummary> getRows() {
        return rows;
    }
}
