package org.muster.closing.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.closing.Age;
import org.muster.closing.CommitmentAges;
import org.muster.closing.OpenCommitment;
import org.muster.funding.ContributionOverview;
import org.muster.web.CurrentUser;
import org.muster.web.PagePosition;

/** Open commitments, the oldest first, with what is open per age. */
@Named
@ViewScoped
public class CommitmentAgesPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private CommitmentAges ages;
    @Inject private ContributionOverview contributions;
    @Inject private CurrentUser user;

    private String contribution;
    private String event;
    private String age;
    private int first;
    private transient List<OpenCommitment> rows;
    private transient List<OpenCommitment.Sum> sums;
    private PagePosition position;

    public void load() {
        var filter = OpenCommitmentsResource.filter(contribution, event, age);
        if (filter.contribution() != null) {
            contributions.detail(filter.contribution(), user.actor());
        }
        position = new PagePosition(first, SIZE, ages.count(filter, user.actor()));
        rows = ages.page(filter, position.first(), SIZE, user.actor());
        sums = ages.sums(filter, user.actor());
    }

    public List<OpenCommitment> getRows() {
        return rows;
    }

    public List<OpenCommitment.Sum> getSums() {
        return sums;
    }

    /** The agreements to choose from. */
    public List<ContributionOverview.Named> getAgreements() {
        return contributions.named(user.actor());
    }

    public Age[] getAges() {
        return Age.values();
    }

    public PagePosition getPosition() {
        return position;
    }

    public String getContribution() {
        return contribution;
    }

    public void setContribution(String contribution) {
        this.contribution = contribution;
    }

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
    }

    public String getAge() {
        return age;
    }

    public void setAge(String age) {
        this.age = age;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
