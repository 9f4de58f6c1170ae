package org.muster.closing;

import java.time.YearMonth;
import org.muster.shared.DomainException;

/** Documents of the month wait for a decision, or its balances are not what its lines come to. */
public class MonthNotReady extends DomainException {
    private static final long serialVersionUID = 1;

    MonthNotReady(YearMonth month, long left) {
        super(month + " is not closed: " + left + " things stand in its way", month, left);
    }
}
