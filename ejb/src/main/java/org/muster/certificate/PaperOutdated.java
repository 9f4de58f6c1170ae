package org.muster.certificate;

import org.muster.shared.DomainException;

/** The paper would not say any more what was issued; a new issue comes first. */
public class PaperOutdated extends DomainException {
    private static final long serialVersionUID = 1;

    PaperOutdated(String number) {
        super(
                "What the certificate " + number + " says was put right since: issue it anew",
                number);
    }
}
