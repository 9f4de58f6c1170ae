package org.muster.funding.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.muster.event.EventFilter;
import org.muster.event.EventOverview;
import org.muster.event.EventSummary;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionOverview;
import org.muster.funding.ContributionSummary;
import org.muster.funding.CostDocuments;
import org.muster.funding.NewCostDocument;
import org.muster.ledger.CostCategory;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** An invoice as it is typed in; names and codes are resolved when it is entered. */
@Named
@RequestScoped
public class CostForm {
    @Inject private CostDocuments documents;
    @Inject private ContributionOverview contributions;
    @Inject private EventOverview events;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private final CostEntry entry = new CostEntry();

    /** Enters the invoice and goes to the list. */
    public String enter() {
        var by = user.actor();
        var event =
                events.byCode(entry.getEvent(), by)
                        .orElseThrow(() -> new NotFound("event", entry.getEvent()));
        documents.enter(
                new NewCostDocument(
                        contributions.byAgreement(entry.getAgreement(), by),
                        event.id(),
                        CostCategory.valueOf(entry.getCategory()),
                        entry.getSubLine(),
                        Beneficiary.valueOf(entry.getBeneficiary()),
                        entry.getSupplier(),
                        entry.getDocumentNo(),
                        day(entry.getDocumentDate()),
                        Money.parse(entry.getAmount(), currency(entry.getCurrency())),
                        null,
                        entry.getMember()),
                by);
        notices.done("costs.entered");
        return "/funding/costs.xhtml?faces-redirect=true";
    }

    public CostEntry getEntry() {
        return entry;
    }

    public List<ContributionSummary> getAgreements() {
        return contributions.page(0, 200, user.actor());
    }

    public List<EventSummary> getEvents() {
        return events.page(EventFilter.ALL, 0, 200, user.actor());
    }

    public CostCategory[] getCategories() {
        return CostCategory.values();
    }

    public Beneficiary[] getBeneficiaries() {
        return Beneficiary.values();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text == null ? "" : text.strip());
        } catch (DateTimeParseException unreadable) {
            throw new InvalidInput("documentDate", "A day is written 2012-06-30");
        }
    }

    private static String currency(String code) {
        try {
            return java.util.Currency.getInstance(code == null ? "" : code.strip())
                    .getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput("currency", "There is no currency " + code);
        }
    }
}
