package org.muster.funding;

import org.muster.shared.DomainException;

/** The name leads to another donor already. */
public class AliasTaken extends DomainException {
    private static final long serialVersionUID = 1;

    AliasTaken(String alias, String donor) {
        super("\"" + alias + "\" is known as " + donor, alias, donor);
    }
}
