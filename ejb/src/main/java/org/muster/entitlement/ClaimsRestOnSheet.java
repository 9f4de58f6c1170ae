package org.muster.entitlement;

import org.muster.shared.DomainException;

/** Claims were approved on what the sheet says. */
public class ClaimsRestOnSheet extends DomainException {
    private static final long serialVersionUID = 1;

    public ClaimsRestOnSheet(long claims) {
        super(claims + " claims were approved on what this sheet says", claims);
    }
}
