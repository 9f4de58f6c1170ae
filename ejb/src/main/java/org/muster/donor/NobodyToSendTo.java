package org.muster.donor;

import org.muster.shared.DomainException;

/** Nobody is named today whom the donor's statements go to. */
public class NobodyToSendTo extends DomainException {
    private static final long serialVersionUID = 1;

    NobodyToSendTo() {
        super("The donor has no contact today");
    }
}
