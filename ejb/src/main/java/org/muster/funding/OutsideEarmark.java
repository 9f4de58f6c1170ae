package org.muster.funding;

import org.muster.shared.DomainException;

/** The agreement does not pay for this: not then, not this category, not them. */
public class OutsideEarmark extends DomainException {
    private static final long serialVersionUID = 1;

    private final Exemption.From rule;

    OutsideEarmark(String agreementNo, Exemption.From rule, String reason) {
        super("Not in the earmark of " + agreementNo + ": " + reason, agreementNo, reason);
        this.rule = rule;
    }

    /** What a donor would have to exempt it from. */
    Exemption.From rule() {
        return rule;
    }
}
