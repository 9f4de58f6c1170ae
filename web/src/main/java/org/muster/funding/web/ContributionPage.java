package org.muster.funding.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.muster.funding.Agreements;
import org.muster.funding.AllocationId;
import org.muster.funding.ContributionDetail;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverview;
import org.muster.funding.FundAllocation;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Notices;

/** One contribution, what became of its money, and the acts that wait for a second person. */
@Named
@ViewScoped
public class ContributionPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private ContributionOverview contributions;
    @Inject private Agreements agreements;
    @Inject private FundAllocation allocation;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Days days;

    private String id;
    private transient ContributionDetail detail;

    public void load() {
        detail = contributions.detail(contribution(), user.actor());
    }

    public void sign() {
        agreements.sign(contribution(), user.actor());
        done("contribution.signed");
    }

    public void signOffOpening() {
        agreements.signOffOpening(contribution(), user.actor());
        done("contribution.openingSigned");
    }

    public void receive(UUID instalment) {
        agreements.receive(instalment, days.today(), user.actor());
        done("contribution.instalmentReceived");
    }

    public void approve(AllocationId proposed) {
        allocation.approve(proposed, user.actor());
        done("contribution.allocationApproved");
    }

    private void done(String key) {
        notices.done(key);
        load();
    }

    private ContributionId contribution() {
        return ContributionId.of(id);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public ContributionDetail getDetail() {
        return detail;
    }
}
