package org.muster.ledger;

import java.time.YearMonth;
import org.muster.shared.DomainException;

/** The month is closed: a correction goes into an open one. */
public class PeriodClosed extends DomainException {
    private static final long serialVersionUID = 1;

    PeriodClosed(YearMonth month, PeriodState state) {
        super(
                state == PeriodState.CLOSED
                        ? month + " is closed for posting"
                        : month + " is being closed: only a controller posts into it",
                month,
                state);
    }
}
