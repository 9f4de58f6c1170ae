package org.muster.matching;

import java.time.LocalDate;
import org.muster.shared.DomainException;

/** The month of the entry is closed to this person: what explains the entry stays. */
public class MatchFixed extends DomainException {
    private static final long serialVersionUID = 1;

    MatchFixed(LocalDate bookedOn) {
        super("The month of " + bookedOn + " is closed: the match stays", bookedOn);
    }
}
