package org.muster.funding.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import org.muster.funding.Agreements;
import org.muster.funding.ContributionTerms;
import org.muster.funding.DonorRegister;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** A new agreement as it is typed in; the donor is found under any name it was ever seen under. */
@Named
@RequestScoped
public class AgreementForm {
    /** A government: most donors of customs work are. */
    private static final String GOVERNMENT = "10";

    @Inject private Agreements agreements;
    @Inject private DonorRegister donors;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private final AgreementEntry entry = new AgreementEntry();

    /** Enters the agreement; a second person signs it off before money moves. */
    public String enter() {
        var by = user.actor();
        var period = new DateRange(day("from", entry.getFrom()), day("to", entry.getTo()));
        var donor = donors.register(entry.getDonor(), GOVERNMENT, null, List.of(), by);
        var id =
                agreements.enter(
                        new ContributionTerms(
                                entry.getAgreementNo(),
                                donor,
                                entry.getTitle(),
                                Money.parse(entry.getAmount(), currency(entry.getCurrency())),
                                ContributionTerms.Basis.valueOf(entry.getBasis()),
                                ContributionTerms.Recognition.UNCONDITIONAL,
                                ContributionTerms.FxMethod.MONTHLY,
                                entry.getEarmarkCategory(),
                                0,
                                period,
                                day("liquidation", entry.getLiquidation())),
                        by);
        notices.done("contribution.entered");
        return "/funding/contribution.xhtml?faces-redirect=true&id=" + id;
    }

    public AgreementEntry getEntry() {
        return entry;
    }

    public ContributionTerms.Basis[] getBases() {
        return ContributionTerms.Basis.values();
    }

    private static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text == null ? "" : text.strip());
        } catch (DateTimeParseException unreadable) {
            throw new InvalidInput(field, "A day is written 2012-06-30");
        }
    }

    private static String currency(String code) {
        try {
            return Currency.getInstance(code == null ? "" : code.strip()).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput("currency", "There is no currency " + code);
        }
    }
}
