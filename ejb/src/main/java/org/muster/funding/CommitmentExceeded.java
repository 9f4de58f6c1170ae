package org.muster.funding;

import org.muster.shared.DomainException;
import org.muster.shared.Money;

/** More would be posted or released than is open of the commitment. */
public class CommitmentExceeded extends DomainException {
    private static final long serialVersionUID = 1;

    CommitmentExceeded(CommitmentId id, Money wanted, Money open) {
        super(wanted + " is more than the " + open + " open of the commitment", id, wanted, open);
    }
}
