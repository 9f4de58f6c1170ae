package org.muster.nomination;

import org.muster.shared.DomainException;

/** The invitation was answered, or the answer changed, since this page was opened. */
public class AnswerChanged extends DomainException {
    private static final long serialVersionUID = 1;

    AnswerChanged() {
        super("The answer was changed since this page was opened; look at it and send yours again");
    }
}
