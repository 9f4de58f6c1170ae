package org.muster.event;

import org.muster.shared.DomainException;

/** Partners take no part in a customs-only event and never learn of it. */
public class CustomsOnly extends DomainException {
    private static final long serialVersionUID = 1;

    CustomsOnly(String eventCode) {
        super("The event " + eventCode + " is for customs administrations only", eventCode);
    }
}
