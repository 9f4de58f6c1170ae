package org.muster.letter;

import org.muster.shared.DomainException;

/** Somebody else wrote a newer revision since the text was read: theirs is not written over. */
public class TemplateChanged extends DomainException {
    private static final long serialVersionUID = 1;

    TemplateChanged(int newest) {
        super("Revision " + newest + " was written meanwhile", newest);
    }
}
