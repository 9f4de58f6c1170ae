package org.muster.reconciliation;

import org.muster.shared.DomainException;

/** No proposal waits: none was made, or what it was about has changed since. */
public class NothingProposed extends DomainException {
    private static final long serialVersionUID = 1;

    NothingProposed() {
        super("Nothing was proposed, or the exception changed since");
    }
}
