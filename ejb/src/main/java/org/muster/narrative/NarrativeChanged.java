package org.muster.narrative;

import org.muster.shared.DomainException;

/** Somebody else wrote since the text was read: their words are not written over. */
public class NarrativeChanged extends DomainException {
    private static final long serialVersionUID = 1;

    NarrativeChanged(String code) {
        super("What is told of " + code + " was changed by somebody else meanwhile", code);
    }
}
