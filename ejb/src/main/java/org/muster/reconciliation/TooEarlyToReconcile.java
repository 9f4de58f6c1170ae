package org.muster.reconciliation;

import java.time.LocalDate;
import org.muster.shared.DomainException;

/** An event is compared with its claims once its last day is over at the venue. */
public class TooEarlyToReconcile extends DomainException {
    private static final long serialVersionUID = 1;

    TooEarlyToReconcile(String code, LocalDate lastDay) {
        super(
                "The event "
                        + code
                        + " lasts until "
                        + lastDay
                        + ": it is reconciled when it is over",
                code,
                lastDay);
    }
}
