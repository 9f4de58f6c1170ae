package org.muster.nomination.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.event.EventId;
import org.muster.nomination.SelectionRules;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** By which rule an event's seats are given. */
@Named
@ViewScoped
public class SelectionRulePage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private SelectionRules rules;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String event;
    private boolean leastDevelopedFirst;
    private int offerDays;

    public void load(String ofEvent) {
        event = ofEvent;
        var rule = rules.of(EventId.of(event), user.actor());
        leastDevelopedFirst = rule.isLeastDevelopedFirst();
        offerDays = rule.offerDays();
    }

    public String save() {
        rules.set(EventId.of(event), leastDevelopedFirst, offerDays, user.actor());
        notices.done("selection.ruleSet");
        return "/invitations/selection?faces-redirect=true&includeViewParams=true";
    }

    public boolean isLeastDevelopedFirst() {
        return leastDevelopedFirst;
    }

    public void setLeastDevelopedFirst(boolean leastDevelopedFirst) {
        this.leastDevelopedFirst = leastDevelopedFirst;
    }

    public int getOfferDays() {
        return offerDays;
    }

    public void setOfferDays(int offerDays) {
        this.offerDays = offerDays;
    }
}
