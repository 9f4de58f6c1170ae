package org.muster.payment;

import org.muster.shared.DomainException;

/**
 * What is to be paid is not due as it stands in the list: not approved, paid, or another amount.
 */
public class PaymentNotDue extends DomainException {
    private static final long serialVersionUID = 1;

    PaymentNotDue(String reference) {
        super(reference + " is not due as it stands in the list", reference);
    }
}
