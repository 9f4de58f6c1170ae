package org.muster.funding.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.muster.funding.Beneficiary;
import org.muster.funding.CommitmentId;
import org.muster.funding.ContributionDetail.CommitmentLine;
import org.muster.funding.ContributionOverview;
import org.muster.funding.CostDocuments;
import org.muster.funding.NewCostDocument;
import org.muster.ledger.CostCategory;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** An invoice as it is typed in; what can be chosen is chosen by name. */
@Named
@RequestScoped
public class CostForm {
    @Inject private CostDocuments documents;
    @Inject private ContributionOverview contributions;
    @Inject private EventChoices events;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private final Typed typed = new Typed().with("currency", "EUR");

    /** Enters the invoice and goes to the list. */
    public String enter() {
        documents.enter(
                new NewCostDocument(
                        contributions.byAgreement(typed.text("agreement"), user.actor()),
                        events.read("event", typed.text("event")),
                        typed.choice(CostCategory.class, "category"),
                        typed.text("subLine"),
                        typed.choice(Beneficiary.class, "beneficiary"),
                        typed.text("supplier"),
                        typed.text("documentNo"),
                        typed.day("documentDate"),
                        typed.money(),
                        commitment(typed.text("commitment")),
                        typed.text("member")),
                user.actor());
        notices.done("costs.entered");
        return "/funding/costs.xhtml?faces-redirect=true";
    }

    private static CommitmentId commitment(String chosen) {
        return chosen.isEmpty() ? null : CommitmentId.of(chosen);
    }

    public Map<String, String> getFields() {
        return typed.getFields();
    }

    public List<ContributionOverview.Named> getAgreements() {
        return contributions.named(user.actor());
    }

    /** Promises to suppliers that an invoice may use up. */
    public List<CommitmentLine> getCommitments() {
        return contributions.openToSuppliers(user.actor());
    }

    public CostCategory[] getCategories() {
        return CostCategory.values();
    }

    public Beneficiary[] getBeneficiaries() {
        return Beneficiary.values();
    }
}
