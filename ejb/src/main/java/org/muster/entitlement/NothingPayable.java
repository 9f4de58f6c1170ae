package org.muster.entitlement;

import org.muster.shared.DomainException;

/** The facts refuse the whole claim: there is nothing to approve. */
public class NothingPayable extends DomainException {
    private static final long serialVersionUID = 1;

    NothingPayable(String claimNo) {
        super("Nothing of claim " + claimNo + " is payable", claimNo);
    }
}
