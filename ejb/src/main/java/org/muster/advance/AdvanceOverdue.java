package org.muster.advance;

import java.time.LocalDate;
import org.muster.shared.DomainException;

/** Who has not settled an advance in time is given no other one. */
public class AdvanceOverdue extends DomainException {
    private static final long serialVersionUID = 1;

    AdvanceOverdue(String advanceNo, LocalDate dueOn) {
        super(
                "Advance " + advanceNo + " was to be settled by " + dueOn + " and is open",
                advanceNo,
                dueOn);
    }
}
