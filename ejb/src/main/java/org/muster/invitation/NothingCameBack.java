package org.muster.invitation;

import org.muster.letter.DeliveryState;
import org.muster.shared.DomainException;

/** The letter may have arrived; only one that did not goes to somebody else. */
public class NothingCameBack extends DomainException {
    private static final long serialVersionUID = 1;

    NothingCameBack(DeliveryState state) {
        super("The letter did not come back: " + state, state);
    }
}
