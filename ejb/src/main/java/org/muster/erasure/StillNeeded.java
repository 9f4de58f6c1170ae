package org.muster.erasure;

import org.muster.shared.DomainException;

/**
 * Somebody of them is still to come, to be paid or to be written to, or nobody is left to erase.
 */
public class StillNeeded extends DomainException {
    private static final long serialVersionUID = 1;

    StillNeeded() {
        super("Somebody of them is still needed, or nobody is left: see what the list says");
    }
}
