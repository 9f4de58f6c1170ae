package org.muster.ledger;

import org.muster.shared.DomainException;

/** Debits and credits differ: nothing is posted. */
public class Unbalanced extends DomainException {
    private static final long serialVersionUID = 1;

    Unbalanced(String sourceKind, String sourceId, String reason) {
        super(
                "The entry for " + sourceKind + " " + sourceId + " does not balance: " + reason,
                sourceKind,
                sourceId,
                reason);
    }
}
