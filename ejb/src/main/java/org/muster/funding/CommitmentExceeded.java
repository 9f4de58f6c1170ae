package org.muster.funding;

import org.muster.shared.Money;
import org.muster.shared.Overdrawn;

/** More would be posted or released than is open of the commitment. */
public class CommitmentExceeded extends Overdrawn {
    private static final long serialVersionUID = 1;

    CommitmentExceeded(CommitmentId id, Money wanted, Money open) {
        super(
                wanted,
                open,
                wanted + " is more than the " + open + " open of the commitment",
                id,
                wanted,
                open);
    }
}
