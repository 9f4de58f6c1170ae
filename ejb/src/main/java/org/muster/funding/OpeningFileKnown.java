package org.muster.funding;

import org.muster.shared.DomainException;

/** The very same file of opening balances was taken in before. */
public class OpeningFileKnown extends DomainException {
    private static final long serialVersionUID = 1;

    OpeningFileKnown() {
        super("This file was taken in before");
    }
}
