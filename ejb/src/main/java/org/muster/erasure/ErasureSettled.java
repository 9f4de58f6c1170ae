package org.muster.erasure;

import org.muster.shared.DomainException;

/** What was asked for is done already, or was refused. */
public class ErasureSettled extends DomainException {
    private static final long serialVersionUID = 1;

    ErasureSettled(Erasure.State state) {
        super("This erasure is settled already: " + state, state);
    }
}
