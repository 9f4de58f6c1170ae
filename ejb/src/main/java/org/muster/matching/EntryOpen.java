package org.muster.matching;

import org.muster.shared.DomainException;

/** Nothing explains the entry: it is neither matched nor declared. */
public class EntryOpen extends DomainException {
    private static final long serialVersionUID = 1;

    EntryOpen() {
        super("The entry is neither matched nor declared");
    }
}
