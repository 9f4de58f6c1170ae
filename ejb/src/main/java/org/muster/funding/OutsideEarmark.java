package org.muster.funding;

import org.muster.shared.DomainException;

/** The agreement does not pay for this: not then, not this category, not them. */
public class OutsideEarmark extends DomainException {
    private static final long serialVersionUID = 1;

    OutsideEarmark(String agreementNo, String reason) {
        super("Not in the earmark of " + agreementNo + ": " + reason, agreementNo, reason);
    }
}
