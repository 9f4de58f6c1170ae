package org.muster.invitation;

import org.muster.shared.DomainException;

/** What is released is exactly what was asked for and looked at; this is not, any more. */
public class NotAsReleased extends DomainException {
    private static final long serialVersionUID = 1;

    NotAsReleased(String campaign) {
        super("Campaign " + campaign + " is not what was asked to be released", campaign);
    }
}
