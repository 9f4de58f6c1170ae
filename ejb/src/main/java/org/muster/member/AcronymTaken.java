package org.muster.member;

import org.muster.shared.DomainException;

/** Two organisations would be called by the same acronym. */
public class AcronymTaken extends DomainException {
    private static final long serialVersionUID = 1;

    AcronymTaken(String acronym) {
        super("There is an organisation " + acronym + " already", acronym);
    }
}
