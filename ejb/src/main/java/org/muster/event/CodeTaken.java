package org.muster.event;

import org.muster.shared.DomainException;

/** Another event or series has this code. */
public class CodeTaken extends DomainException {
    private static final long serialVersionUID = 1;

    CodeTaken(String code) {
        super("The code " + code + " is taken", code);
    }
}
