package org.muster.funding;

import org.muster.shared.DomainException;

/** The act does not fit what has happened before, e.g. approving twice. */
public class WrongState extends DomainException {
    private static final long serialVersionUID = 1;

    WrongState(String what, Enum<?> state) {
        super(what + " is " + state + ": this can no longer, or not yet, be done", what, state);
    }
}
