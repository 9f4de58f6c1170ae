package org.muster.reconciliation;

import org.muster.shared.DomainException;

/** Nothing of it was paid yet: there is nothing to ask back. */
public class NothingToRecover extends DomainException {
    private static final long serialVersionUID = 1;

    NothingToRecover() {
        super("Nothing of it was paid yet that could be asked back");
    }
}
