package org.muster.matching;

import org.muster.shared.DomainException;
import org.muster.shared.Money;

/** What is posted moved another amount at the bank than the entry says. */
public class MatchDiffers extends DomainException {
    private static final long serialVersionUID = 1;

    MatchDiffers(Money entry) {
        super("Not " + entry + " is posted there: nothing is matched", entry);
    }
}
