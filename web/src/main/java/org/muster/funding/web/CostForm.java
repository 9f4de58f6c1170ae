package org.muster.funding.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionDetail.CommitmentLine;
import org.muster.funding.ContributionOverview;
import org.muster.funding.CostDocuments;
import org.muster.funding.CostKind;
import org.muster.funding.NewCostDocument;
import org.muster.ledger.CostCategory;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.Typed;

/**
 * A document as it is typed in, with as many shares as bear it; the one being typed is the last.
 */
@Named
@ViewScoped
public class CostForm implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private CostDocuments documents;
    @Inject private ContributionOverview contributions;
    @Inject private CostShares shares;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private final Typed typed = new Typed().with("currency", "EUR").with("division", "AMOUNTS");
    private final List<Typed> rows = new ArrayList<>();

    /** Puts the share that was typed into the list. */
    public void add() {
        rows.add(shares.copy(typed));
        typed.with("part", "").with("commitment", "");
    }

    /** Puts one share like the one typed into the list for each confirmed person of its event. */
    public void addPeople() {
        rows.addAll(shares.perPerson(typed, user.actor()));
        typed.with("division", "WEIGHTS");
    }

    public void remove(Typed row) {
        rows.remove(row);
    }

    /** Enters the document and goes to the list. */
    public String enter() {
        var amount = typed.money();
        var entered =
                rows.isEmpty()
                        ? List.of(shares.whole(typed, user.actor()))
                        : rows.stream().map(row -> shares.read(row, typed, user.actor())).toList();
        documents.enter(
                new NewCostDocument(
                        typed.choice(CostKind.class, "kind"),
                        typed.text("supplier"),
                        typed.text("documentNo"),
                        typed.day("documentDate"),
                        amount,
                        entered),
                user.actor());
        notices.done("costs.entered");
        return "/funding/costs.xhtml?faces-redirect=true";
    }

    public Map<String, String> getFields() {
        return typed.getFields();
    }

    public List<Typed> getRows() {
        return rows;
    }

    public List<ContributionOverview.Named> getAgreements() {
        return contributions.named(user.actor());
    }

    /** Promises to suppliers that an invoice may use up. */
    public List<CommitmentLine> getCommitments() {
        return contributions.openToSuppliers(user.actor());
    }

    /** Kinds that are costs themselves. */
    public List<CostKind> getKinds() {
        return Stream.of(CostKind.values()).filter(kind -> !kind.isCredit()).toList();
    }

    public CostCategory[] getCategories() {
        return CostCategory.values();
    }

    public Beneficiary[] getBeneficiaries() {
        return Beneficiary.values();
    }
}
