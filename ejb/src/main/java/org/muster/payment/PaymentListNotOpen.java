package org.muster.payment;

import org.muster.shared.DomainException;

/** The list stands where this cannot be done to it. */
public class PaymentListNotOpen extends DomainException {
    private static final long serialVersionUID = 1;

    PaymentListNotOpen(String listNo, Enum<?> state) {
        super("List " + listNo + " is " + state, listNo, state);
    }
}
