package org.muster.funding;

import org.muster.shared.DomainException;

/** The same document of the same supplier was entered before: a cost counts once. */
public class DocumentKnown extends DomainException {
    private static final long serialVersionUID = 1;

    DocumentKnown(String supplier, String documentNo) {
        super(documentNo + " of " + supplier + " is entered already", supplier, documentNo);
    }
}
