package org.muster.certificate;

import org.muster.shared.DomainException;

/** Whoever takes no part as a participant, observer or partner, or no more, has no certificate. */
public class NoPartTaken extends DomainException {
    private static final long serialVersionUID = 1;

    NoPartTaken() {
        super("No certificate without a part as participant, observer or partner");
    }
}
