package org.muster.funding;

import org.muster.shared.DomainException;

/** An agreement of this number is entered already. */
public class AgreementKnown extends DomainException {
    private static final long serialVersionUID = 1;

    AgreementKnown(String agreementNo) {
        super("Agreement " + agreementNo + " is entered already", agreementNo);
    }
}
