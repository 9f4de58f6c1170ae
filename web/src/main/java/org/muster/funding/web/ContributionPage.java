package org.muster.funding.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.funding.Agreements;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** One contribution: its agreement, and what became of its money. */
@Named
@ViewScoped
public class ContributionPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private ContributionHeader header;
    @Inject private Agreements agreements;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;

    public void load() {
        header.of(id);
    }

    public String sign() {
        agreements.sign(ContributionHeader.id(id), user.actor());
        notices.done("contribution.signed");
        return ContributionHeader.to("contribution", id);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
