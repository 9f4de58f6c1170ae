package org.muster.reconciliation;

import org.muster.shared.DomainException;

/**
 * An open exception doubts what is payable of the claim: two people settle it before any payment.
 */
public class ClaimInDoubt extends DomainException {
    private static final long serialVersionUID = 1;

    ClaimInDoubt(String claimNo, Mismatch mismatch) {
        super("Claim " + claimNo + " waits: " + mismatch + " is open on it", claimNo, mismatch);
    }
}
