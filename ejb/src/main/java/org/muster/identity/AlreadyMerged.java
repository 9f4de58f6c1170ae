package org.muster.identity;

import org.muster.shared.DomainException;

/** A row that stands for another one is nobody of its own: the one it stands for is joined. */
public class AlreadyMerged extends DomainException {
    private static final long serialVersionUID = 1;

    public AlreadyMerged() {
        super("One of the two is another person's row already, or waits to be: take that first");
    }
}
