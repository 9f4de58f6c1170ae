package org.muster.invitation;

import org.muster.shared.DomainException;

/** Nobody is asked to release a campaign of which no letter would go. */
public class NothingToRelease extends DomainException {
    private static final long serialVersionUID = 1;

    NothingToRelease(String campaign) {
        super("No letter of campaign " + campaign + " would go", campaign);
    }
}
