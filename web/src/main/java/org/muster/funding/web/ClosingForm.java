package org.muster.funding.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.evidence.EvidenceLine;
import org.muster.evidence.web.Upload;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverview;
import org.muster.funding.ContributionSummary;
import org.muster.funding.FinalBalance;
import org.muster.funding.FinalBalanceId;
import org.muster.funding.FinalBalanceLine;
import org.muster.funding.FinalBalances;
import org.muster.funding.FinalBalances.Left;
import org.muster.funding.FundEvidence;
import org.muster.funding.NewFinalBalance;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** What becomes of the money that is left when a contribution is closed, as it was agreed. */
@Named
@ViewScoped
public class ClosingForm implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private ContributionHeader header;
    @Inject private ContributionOverview contributions;
    @Inject private FinalBalances balances;
    @Inject private FundEvidence evidence;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Days days;

    private final Typed typed = new Typed();
    private transient Part file;

    @PostConstruct
    void proposeToday() {
        typed.with("on", days.today());
    }

    public String enter(String contribution) {
        var to = typed.text("to");
        balances.enter(
                new NewFinalBalance(
                        ContributionHeader.id(contribution),
                        typed.text("reference"),
                        typed.day("on"),
                        to.isEmpty() ? null : ContributionId.of(to),
                        Optional.ofNullable(Upload.read(file))),
                user.actor());
        return done("closing.entered", contribution);
    }

    public String approve(FinalBalanceId chosen, String contribution) {
        balances.approve(chosen, user.actor());
        return done("contribution.closed", contribution);
    }

    public String refuse(FinalBalanceId chosen, String contribution) {
        balances.refuse(chosen, user.actor());
        return done("closing.refused", contribution);
    }

    public List<FinalBalanceLine> of(String contribution) {
        return balances.of(ContributionHeader.id(contribution), user.actor());
    }

    /** Whether one is entered that nobody decided on. */
    public boolean isWaiting(String contribution) {
        return of(contribution).stream()
                .anyMatch(each -> each.state() == FinalBalance.State.ENTERED);
    }

    public Left left(String contribution) {
        return balances.left(ContributionHeader.id(contribution), user.actor());
    }

    public List<EvidenceLine> evidence(FinalBalanceId chosen) {
        return evidence.ofFinalBalance(chosen, user.actor());
    }

    /** The other contributions of the same donor that may take what is left. */
    public List<ContributionSummary> others(String contribution) {
        var own = header.of(contribution).contribution();
        return contributions.ofDonor(own.donor(), user.actor()).stream()
                .filter(each -> each.state().carriesMoney() && !each.id().equals(own.id()))
                .toList();
    }

    private String done(String key, String contribution) {
        notices.done(key);
        return ContributionHeader.to("contribution", contribution);
    }

    public Map<String, String> getFields() {
        return typed.getFields();
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
