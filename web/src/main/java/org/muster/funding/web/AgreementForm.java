package org.muster.funding.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.muster.funding.Agreements;
import org.muster.funding.ContributionTerms;
import org.muster.funding.Donor;
import org.muster.funding.DonorId;
import org.muster.funding.DonorRegister;
import org.muster.shared.DateRange;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** A new agreement as it is typed in, of a donor chosen by any name it was ever seen under. */
@Named
@RequestScoped
public class AgreementForm {
    private static final int ALL_DONORS = 500;

    @Inject private Agreements agreements;
    @Inject private DonorRegister donors;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private final Typed typed =
            new Typed()
                    .with("currency", "EUR")
                    .with("psc", "0")
                    .with("fxMethod", "MONTHLY")
                    .with("interestPolicy", "KEPT")
                    .with("refundPolicy", "REFUNDED")
                    .with("recognition", "UNCONDITIONAL");

    public void load() {
        agreements.toEnter(user.actor());
    }

    /** Enters the agreement; a second person signs it off before money moves. */
    public String enter() {
        var id =
                agreements.enter(
                        new ContributionTerms(
                                typed.text("agreementNo"),
                                DonorId.of(typed.text("donor")),
                                typed.text("title"),
                                typed.money(),
                                typed.choice(ContributionTerms.Basis.class, "basis"),
                                typed.choice(ContributionTerms.Recognition.class, "recognition"),
                                typed.choice(ContributionTerms.FxMethod.class, "fxMethod"),
                                typed.text("rateSource"),
                                typed.choice(
                                        ContributionTerms.InterestPolicy.class, "interestPolicy"),
                                typed.choice(ContributionTerms.RefundPolicy.class, "refundPolicy"),
                                "3",
                                typed.hundredths("psc"),
                                new DateRange(typed.day("from"), typed.day("to")),
                                typed.day("liquidationTo")),
                        user.actor());
        notices.done("contribution.entered");
        return ContributionHeader.to("contribution", id.toString());
    }

    /** Donors with every name they were seen under. */
    public List<SelectItem> getDonors() {
        return donors.page(0, ALL_DONORS, user.actor()).stream()
                .map(AgreementForm::choice)
                .toList();
    }

    private static SelectItem choice(Donor donor) {
        var others = donor.aliases().stream().filter(alias -> !alias.equals(donor.name())).toList();
        var names = others.isEmpty() ? "" : " (" + String.join(", ", others) + ")";
        return new SelectItem(donor.id().toString(), donor.name() + names);
    }

    /** The donor whose page led here. */
    public String getDonor() {
        return typed.getFields().get("donor");
    }

    public void setDonor(String donor) {
        typed.getFields().put("donor", donor);
    }

    public Map<String, String> getFields() {
        return typed.getFields();
    }

    public ContributionTerms.Recognition[] getRecognitions() {
        return ContributionTerms.Recognition.values();
    }

    public ContributionTerms.FxMethod[] getFxMethods() {
        return ContributionTerms.FxMethod.values();
    }

    public ContributionTerms.InterestPolicy[] getInterestPolicies() {
        return ContributionTerms.InterestPolicy.values();
    }

    public ContributionTerms.RefundPolicy[] getRefundPolicies() {
        return ContributionTerms.RefundPolicy.values();
    }

    public ContributionTerms.Basis[] getBases() {
        return ContributionTerms.Basis.values();
    }
}
