package org.muster.letter;

import org.muster.shared.DomainException;

/** The letter must not go any more, whoever asks for it. */
public class LetterWithheld extends DomainException {
    private static final long serialVersionUID = 1;

    public LetterWithheld(Withheld why) {
        super("The letter does not go any more: " + why, why);
    }
}
