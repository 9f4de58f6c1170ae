package org.muster.entitlement.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.muster.entitlement.ClaimId;
import org.muster.entitlement.Claims;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** One claim to be entered, or one to be rejected with its reason. */
@Named
@RequestScoped
public class ClaimForm {
    @Inject private Claims claims;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String person;
    private String claimNo;
    private int days;
    private String amount;
    private String currency;
    private String claim;
    private String reason;

    public String enter(String event) {
        var made = new Claims.NewClaim(PersonId.of(person), claimNo, days, amount, currency, null);
        claims.enter(EventId.of(event), made, user.actor());
        notices.done("claims.entered");
        return "/claims/claims.xhtml?faces-redirect=true&event=" + event;
    }

    public String reject(String event) {
        claims.reject(ClaimId.of(claim), reason, user.actor());
        notices.done("claims.rejected");
        return "/claims/claims.xhtml?faces-redirect=true&event=" + event;
    }

    public String getPerson() {
        return person;
    }

    public void setPerson(String person) {
        this.person = person;
    }

    public String getClaimNo() {
        return claimNo;
    }

    public void setClaimNo(String claimNo) {
        this.claimNo = claimNo;
    }

    public int getDays() {
        return days;
    }

    public void setDays(int days) {
        this.days = days;
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

    public String getClaim() {
        return claim;
    }

    public void setClaim(String claim) {
        this.claim = claim;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
