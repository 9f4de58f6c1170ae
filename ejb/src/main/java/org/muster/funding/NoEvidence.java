package org.muster.funding;

import org.muster.shared.DomainException;

/** A cost of this kind is approved only with the document that proves it. */
public class NoEvidence extends DomainException {
    private static final long serialVersionUID = 1;

    NoEvidence(String documentNo) {
        super("No document proves " + documentNo, documentNo);
    }
}
