package org.muster.entitlement;

import org.muster.shared.DomainException;

/** One person makes one claim per event, and a claim's number is given once. */
public class AlreadyClaimed extends DomainException {
    private static final long serialVersionUID = 1;

    AlreadyClaimed(String claimNo) {
        super("Claim " + claimNo + " is there already", claimNo);
    }
}
