package org.muster.matching;

import org.muster.shared.DomainException;

/** The posting is the money of another entry already. */
public class PostingMatched extends DomainException {
    private static final long serialVersionUID = 1;

    PostingMatched() {
        super("What is posted there is matched to another entry already");
    }
}
