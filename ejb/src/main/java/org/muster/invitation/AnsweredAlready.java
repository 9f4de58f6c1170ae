package org.muster.invitation;

import org.muster.shared.DomainException;

/** The letter was answered, or the time to answer it is over: nobody has to be asked once more. */
public class AnsweredAlready extends DomainException {
    private static final long serialVersionUID = 1;

    AnsweredAlready() {
        super("The letter is answered already");
    }
}
