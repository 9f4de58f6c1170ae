package org.muster.invitation;

import org.muster.shared.DomainException;

/** Where a second person releases, nobody sends alone. */
public class ReleaseMissing extends DomainException {
    private static final long serialVersionUID = 1;

    ReleaseMissing(String campaign) {
        super("The letters of campaign " + campaign + " are released by a second person", campaign);
    }
}
