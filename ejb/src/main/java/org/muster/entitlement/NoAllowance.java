package org.muster.entitlement;

import org.muster.shared.DomainException;

/** The event pays no allowance, so nothing can be claimed. */
public class NoAllowance extends DomainException {
    private static final long serialVersionUID = 1;

    NoAllowance(String eventCode) {
        super("Event " + eventCode + " pays no allowance", eventCode);
    }
}
