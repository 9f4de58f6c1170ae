package org.muster.advance;

import org.muster.shared.DomainException;

/** The advance stands where this cannot be done to it. */
public class AdvanceNotOpen extends DomainException {
    private static final long serialVersionUID = 1;

    AdvanceNotOpen(String advanceNo, AdvanceState state) {
        super("Advance " + advanceNo + " is " + state, advanceNo, state);
    }
}
