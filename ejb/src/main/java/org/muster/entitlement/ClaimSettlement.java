package org.muster.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Takes back that part of a claim was paid before: all that is payable of it is to be paid. */
@ApplicationScoped
public class ClaimSettlement {
    @Inject private ClaimRows claims;

    public void undo(ClaimId id) {
        claims.claim(id).unsettle();
    }
}
