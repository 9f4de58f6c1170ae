package org.muster.advance;

import org.muster.shared.DomainException;

/** A person has one advance for an event; after it was refused another may be proposed. */
public class AdvanceKnown extends DomainException {
    private static final long serialVersionUID = 1;

    AdvanceKnown(String advanceNo) {
        super("Advance " + advanceNo + " is there already", advanceNo);
    }
}
