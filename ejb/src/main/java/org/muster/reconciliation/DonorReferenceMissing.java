package org.muster.reconciliation;

import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/** A donor's money is at risk: that it stays spent so is accepted on the donor's word alone. */
public class DonorReferenceMissing extends InvalidInput {
    private static final long serialVersionUID = 1;

    DonorReferenceMissing() {
        super("donorReference", Told.of("why.exception.donorReference"));
    }
}
