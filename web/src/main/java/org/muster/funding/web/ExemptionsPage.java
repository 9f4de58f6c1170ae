package org.muster.funding.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.muster.funding.Exemption;
import org.muster.funding.ExemptionId;
import org.muster.funding.ExemptionLine;
import org.muster.funding.Exemptions;
import org.muster.funding.NewExemption;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;
import org.muster.web.Typed;

/**
 * What a contribution's donor allowed all the same: asked for by one person, accepted by another.
 */
@Named
@ViewScoped
public class ExemptionsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private ContributionHeader header;
    @Inject private Exemptions exemptions;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private int first;
    private transient List<ExemptionLine> rows;
    private PagePosition position;
    private final Typed typed = new Typed();

    public void load() {
        var contribution = ContributionHeader.id(id);
        position = new PagePosition(first, SIZE, exemptions.count(contribution, user.actor()));
        rows = exemptions.page(contribution, position.first(), SIZE, user.actor());
    }

    public String ask() {
        exemptions.ask(
                new NewExemption(
                        ContributionHeader.id(id),
                        typed.choice(Exemption.From.class, "from"),
                        typed.text("supplier"),
                        typed.text("documentNo"),
                        typed.money(getCurrency()),
                        typed.text("reason"),
                        typed.text("donorReference")),
                user.actor());
        return done("exemptions.asked");
    }

    public String accept(ExemptionId exemption) {
        exemptions.accept(exemption, user.actor());
        return done("exemptions.accepted");
    }

    public String refuse(ExemptionId exemption) {
        exemptions.refuse(exemption, user.actor());
        return done("exemptions.refused");
    }

    private String done(String key) {
        notices.done(key);
        return ContributionHeader.to("exemptions", id);
    }

    public Exemption.From[] getRules() {
        return Exemption.From.values();
    }

    public String getCurrency() {
        return header.of(id).contribution().currency().getCurrencyCode();
    }

    public List<ExemptionLine> getRows() {
        if (rows == null) {
            load();
        }
        return rows;
    }

    public PagePosition getPosition() {
        return position;
    }

    public Map<String, String> getFields() {
        return typed.getFields();
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
