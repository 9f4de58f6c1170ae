package org.muster.advance.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.advance.AdvanceAge;
import org.muster.advance.AdvanceFilter;
import org.muster.advance.AdvanceId;
import org.muster.advance.AdvanceOverview;
import org.muster.advance.AdvanceSummary;
import org.muster.advance.AdvanceWork;
import org.muster.advance.Advances;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverview;
import org.muster.web.Choices;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;

/** Advances that wait to be approved, paid, settled or written off, across all events in reach. */
@Named
@ViewScoped
public class OpenAdvancesPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private AdvanceOverview advances;
    @Inject private Advances desk;
    @Inject private ContributionOverview contributions;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String contribution;
    private String state;
    private String text;
    private String age;
    private String order;
    private int first;
    private transient List<AdvanceSummary> rows;
    private transient List<AdvanceOverview.AgeSum> sums;
    private PagePosition position;

    public void load() {
        var isAll = contribution == null || contribution.isBlank();
        var filter =
                new AdvanceFilter(
                        AdvanceWork.valueOf(getState()),
                        isAll ? null : ContributionId.of(contribution),
                        text,
                        isOwed() ? Choices.read(AdvanceAge.class, "age", age).orElse(null) : null);
        if (!isAll) {
            contributions.detail(filter.contribution(), user.actor());
        }
        position = new PagePosition(first, SIZE, advances.workCount(filter, user.actor()));
        rows = advances.work(filter, isByAge(), position.first(), SIZE, user.actor());
        sums = isOwed() ? advances.ages(filter, user.actor()) : List.of();
    }

    /** Where she is in the list stays as it is: the next one moves up. */
    public void approve(String advance) {
        desk.approve(AdvanceId.of(advance), user.actor());
        notices.done("advances.approved");
        load();
    }

    public List<AdvanceSummary> getRows() {
        return rows;
    }

    /** What is open of each age, and in which currency. */
    public List<AdvanceOverview.AgeSum> getSums() {
        return sums;
    }

    public AdvanceAge[] getAges() {
        return AdvanceAge.values();
    }

    /** Whether those are listed that were paid and are to be settled: only they are overdue. */
    public boolean isOwed() {
        var work = AdvanceWork.valueOf(getState());
        return work != AdvanceWork.TO_APPROVE && work != AdvanceWork.TO_PAY;
    }

    /** What is overdue begins with the oldest always. */
    public boolean isOrdered() {
        return isOwed() && !isOverdue();
    }

    private boolean isOverdue() {
        return getState().equals(AdvanceWork.OVERDUE.name());
    }

    private boolean isByAge() {
        return isOverdue() || isOrdered() && "AGE".equals(order);
    }

    public String getAge() {
        return age;
    }

    public void setAge(String age) {
        this.age = age;
    }

    public String getOrder() {
        return order;
    }

    public void setOrder(String order) {
        this.order = order;
    }

    /** What may wait for somebody. */
    public AdvanceWork[] getWorks() {
        return AdvanceWork.values();
    }

    /** What was chosen; open advances where nothing was. */
    public String getState() {
        return Choices.read(AdvanceWork.class, "state", state).orElse(AdvanceWork.OPEN).name();
    }

    public void setState(String state) {
        this.state = state;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    /** The agreements to choose from. */
    public List<ContributionOverview.Named> getAgreements() {
        return contributions.named(user.actor());
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

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}
