package org.muster.entitlement;

import org.muster.shared.DomainException;

/**
 * One claim of a person stands per event, and a claim's number is given once; after a rejection a
 * new one may be made.
 */
public class AlreadyClaimed extends DomainException {
    private static final long serialVersionUID = 1;

    AlreadyClaimed(String claimNo) {
        super("Claim " + claimNo + " is there already", claimNo);
    }
}
