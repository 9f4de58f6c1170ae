package org.muster.funding.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.funding.ContributionOverview;
import org.muster.funding.ContributionSummary;
import org.muster.funding.Donor;
import org.muster.funding.DonorId;
import org.muster.funding.DonorRegister;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** One donor, the names it was ever seen under, and what it gave. */
@Named
@ViewScoped
public class DonorPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private DonorRegister donors;
    @Inject private ContributionOverview contributions;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private String alias;
    private transient Donor donor;
    private transient List<ContributionSummary> given;

    public void load() {
        donor = donors.donor(donorId(), user.actor());
        given = contributions.ofDonor(donorId(), user.actor());
    }

    /** Keeps one more name; a name of another donor is refused. */
    public String call() {
        donors.call(donorId(), alias, user.actor());
        notices.done("donors.nameAdded");
        return "/funding/donor.xhtml?faces-redirect=true&id=" + id;
    }

    private DonorId donorId() {
        return DonorId.of(id);
    }

    public Donor getDonor() {
        if (donor == null) {
            load();
        }
        return donor;
    }

    public List<ContributionSummary> getGiven() {
        if (given == null) {
            load();
        }
        return given;
    }

    public String getAlias() {
        return alias;
    }

    public void setAlias(String alias) {
        this.alias = alias;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
