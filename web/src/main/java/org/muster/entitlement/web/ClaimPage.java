package org.muster.entitlement.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.entitlement.ClaimEntitlement;
import org.muster.entitlement.ClaimId;
import org.muster.entitlement.ClaimSummary;
import org.muster.entitlement.ClaimsOverview;
import org.muster.web.CurrentUser;

/** One claim with the lines and facts behind what its person is due. */
@Named
@ViewScoped
public class ClaimPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private ClaimsOverview claims;
    @Inject private CurrentUser user;

    private String id;
    private transient ClaimSummary claim;
    private transient ClaimEntitlement entitlement;

    public void load() {
        var named = ClaimId.of(id);
        claim = claims.claim(named, user.actor());
        entitlement = claims.entitlement(named, user.actor()).orElse(null);
    }

    public ClaimSummary getClaim() {
        return claim;
    }

    public ClaimEntitlement getEntitlement() {
        return entitlement;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
