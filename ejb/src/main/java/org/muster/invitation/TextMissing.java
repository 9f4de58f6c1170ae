package org.muster.invitation;

import org.muster.shared.DomainException;

/** Nothing is sent without an English text: it is what every other language falls back to. */
public class TextMissing extends DomainException {
    private static final long serialVersionUID = 1;

    TextMissing(String code) {
        super("Campaign " + code + " has no English letter yet", code);
    }
}
