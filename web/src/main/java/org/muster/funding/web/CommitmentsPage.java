package org.muster.funding.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.muster.funding.AllocationId;
import org.muster.funding.CommitmentId;
import org.muster.funding.ContributionDetail.AllocationLine;
import org.muster.funding.ContributionDetail.CommitmentLine;
import org.muster.funding.ContributionOverview;
import org.muster.funding.FundAllocation;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Notices;
import org.muster.web.PagePosition;
import org.muster.web.Typed;

/** What is promised out of a contribution, to participants and to suppliers. */
@Named
@ViewScoped
public class CommitmentsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private ContributionHeader header;
    @Inject private ContributionOverview contributions;
    @Inject private FundAllocation allocation;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Days days;

    private String id;
    private String only;
    private int first;
    private transient List<CommitmentLine> rows;
    private PagePosition position;
    private final Typed promise = new Typed();
    private final Typed release = new Typed();

    public void load() {
        var contribution = ContributionHeader.id(id);
        if (only == null) {
            position =
                    new PagePosition(
                            first, SIZE, contributions.commitmentCount(contribution, user.actor()));
            rows = contributions.commitments(contribution, position.first(), SIZE, user.actor());
        } else {
            var one = CommitmentId.of(only);
            rows = contributions.commitments(contribution, one, user.actor());
            position = new PagePosition(0, SIZE, rows.size());
        }
    }

    public String commit() {
        allocation.commit(
                AllocationId.of(promise.text("allocation")),
                promise.text("payee"),
                promise.money(currency()),
                days.today(),
                user.actor());
        return done("commitments.made");
    }

    public String release() {
        var chosen = CommitmentId.of(release.text("commitment"));
        allocation.release(
                chosen,
                release.money(currency()),
                release.text("reference"),
                days.today(),
                user.actor());
        return done("commitments.givenBack");
    }

    /** Allocations that may be drawn on. */
    public List<AllocationLine> getAllocations() {
        return header.of(id).allocations().stream()
                .filter(line -> line.state().equals("APPROVED"))
                .toList();
    }

    /** What of the rows shown may still be given back. */
    public List<CommitmentLine> getOpen() {
        return getRows().stream().filter(line -> line.open().isPositive()).toList();
    }

    public List<CommitmentLine> getRows() {
        if (rows == null) {
            load();
        }
        return rows;
    }

    private String currency() {
        return header.of(id).contribution().currency().getCurrencyCode();
    }

    private String done(String key) {
        notices.done(key);
        return ContributionHeader.to("commitments", id);
    }

    public PagePosition getPosition() {
        return position;
    }

    public Map<String, String> getPromise() {
        return promise.getFields();
    }

    public Map<String, String> getRelease() {
        return release.getFields();
    }

    /** The one promise that is shown, where something else rests on it. */
    public String getOnly() {
        return only;
    }

    public void setOnly(String only) {
        this.only = only;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
