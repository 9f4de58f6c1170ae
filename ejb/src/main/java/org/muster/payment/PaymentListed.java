package org.muster.payment;

import org.muster.shared.DomainException;

/** It stands in a list that was not sent yet: it is paid by the list, or taken out of it. */
public class PaymentListed extends DomainException {
    private static final long serialVersionUID = 1;

    PaymentListed(String reference, String listNo) {
        super(reference + " stands in list " + listNo, reference, listNo);
    }
}
