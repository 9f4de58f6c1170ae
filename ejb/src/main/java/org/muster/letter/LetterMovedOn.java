package org.muster.letter;

import org.muster.shared.DomainException;

/** The letter's delivery is in a state in which there is nothing to decide. */
public class LetterMovedOn extends DomainException {
    private static final long serialVersionUID = 1;

    LetterMovedOn(DeliveryState state) {
        super("The letter is " + state + " by now", state);
    }
}
