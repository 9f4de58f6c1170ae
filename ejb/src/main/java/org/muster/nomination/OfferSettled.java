package org.muster.nomination;

import org.muster.shared.DomainException;

/** The seat is not offered any more: the offer was answered, expired or was taken back. */
public class OfferSettled extends DomainException {
    private static final long serialVersionUID = 1;

    OfferSettled(OfferId id, OfferState state) {
        super("The offer " + id + " is " + state, state);
    }
}
