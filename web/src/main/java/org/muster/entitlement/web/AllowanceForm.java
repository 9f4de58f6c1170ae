package org.muster.entitlement.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import org.muster.allowance.SchemeVersionId;
import org.muster.entitlement.Allowances;
import org.muster.event.EventId;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** How an event pays allowances: a flat amount for a day present, or a version of a scheme. */
@Named
@RequestScoped
public class AllowanceForm {
    @Inject private Allowances allowances;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String amount;
    private String currency = "EUR";
    private String version;

    public String save(String event) {
        allowances.payPerDay(EventId.of(event), money(), user.actor());
        notices.done("claims.perDaySet");
        return "/claims/claims.xhtml?faces-redirect=true&event=" + event;
    }

    public String payBy(String event) {
        allowances.payBy(EventId.of(event), SchemeVersionId.of(version), user.actor());
        notices.done("claims.perDaySet");
        return "/claims/claims.xhtml?faces-redirect=true&event=" + event;
    }

    private Money money() {
        try {
            return Money.parse(amount, String.valueOf(currency).strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput("currency", Told.of("why.currency", currency));
        }
    }

    public String getVersion() {
        return version;
    }

    public void setVersion(String version) {
        this.version = version;
    }

    public String getAmount() {
        return amount;
    }

    public void setAmount(String amount) {
        this.amount = amount;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }
}
