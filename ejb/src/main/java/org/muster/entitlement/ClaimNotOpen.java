package org.muster.entitlement;

import org.muster.shared.DomainException;

/** The claim stands where this cannot be done to it. */
public class ClaimNotOpen extends DomainException {
    private static final long serialVersionUID = 1;

    ClaimNotOpen(String claimNo, ClaimState state) {
        super("Claim " + claimNo + " is " + state, claimNo, state);
    }
}
