package org.muster.funding.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.muster.funding.Addenda;
import org.muster.funding.AddendumId;
import org.muster.funding.Agreements;
import org.muster.funding.ContributionTerms.InterestPolicy;
import org.muster.funding.ContributionTerms.RefundPolicy;
import org.muster.funding.NewAddendum;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** One contribution: its agreement, and what became of its money. */
@Named
@ViewScoped
public class ContributionPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private ContributionHeader header;
    @Inject private Agreements agreements;
    @Inject private Addenda addenda;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private final Typed addendum = new Typed();

    public String close() {
        agreements.close(ContributionHeader.id(id), user.actor());
        return done("contribution.closed");
    }

    /** An addendum begins with what holds now. */
    public void load() {
        var contribution = header.of(id).contribution();
        addendum.with("amount", contribution.agreed().decimal().toPlainString())
                .with("validTo", contribution.validity().to())
                .with("liquidationTo", contribution.liquidationTo())
                .with("interestPolicy", contribution.interestPolicy().name())
                .with("refundPolicy", contribution.refundPolicy().name());
    }

    public String amend() {
        addenda.enter(
                new NewAddendum(
                        ContributionHeader.id(id),
                        addendum.text("reference"),
                        addendum.day("agreedOn"),
                        addendum.money(header.of(id).contribution().currency().getCurrencyCode()),
                        addendum.day("validTo"),
                        addendum.day("liquidationTo"),
                        interest(),
                        refund()),
                user.actor());
        return done("addendum.entered");
    }

    /** Only what changes is the addendum's. */
    private Optional<InterestPolicy> interest() {
        var chosen = addendum.choice(InterestPolicy.class, "interestPolicy");
        return Optional.of(chosen)
                .filter(policy -> policy != header.of(id).contribution().interestPolicy());
    }

    private Optional<RefundPolicy> refund() {
        var chosen = addendum.choice(RefundPolicy.class, "refundPolicy");
        return Optional.of(chosen)
                .filter(policy -> policy != header.of(id).contribution().refundPolicy());
    }

    public String approve(AddendumId chosen) {
        addenda.approve(chosen, user.actor());
        return done("addendum.approved");
    }

    public String refuse(AddendumId chosen) {
        addenda.refuse(chosen, user.actor());
        return done("addendum.refused");
    }

    public String sign() {
        agreements.sign(ContributionHeader.id(id), user.actor());
        return done("contribution.signed");
    }

    private String done(String key) {
        notices.done(key);
        return ContributionHeader.to("contribution", id);
    }

    public Map<String, String> getAddendum() {
        return addendum.getFields();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
