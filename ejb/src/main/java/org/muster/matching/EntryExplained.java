package org.muster.matching;

import org.muster.shared.DomainException;

/** Somebody else was faster: the entry is matched or declared already. */
public class EntryExplained extends DomainException {
    private static final long serialVersionUID = 1;

    EntryExplained() {
        super("The entry is matched or declared already");
    }
}
