package org.muster.nomination;

import org.muster.shared.DomainException;

/** Somebody else put this officer forward for the same event. */
public class AlreadyNominated extends DomainException {
    private static final long serialVersionUID = 1;

    AlreadyNominated(String email) {
        super("The officer with the address " + email + " is nominated by another letter", email);
    }
}
