package org.muster.reconciliation;

import java.time.Duration;
import java.time.Instant;

/** How long ago a case was opened, in days as the work list parts them. */
public enum CaseAge {
    WEEK(0, 7),
    MONTH(7, 30),
    QUARTER(30, 90),
    OLDER(90, 36_500);

    private final int from;
    private final int to;

    CaseAge(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** Cases of this age were opened after this moment. */
    Instant after(Instant now) {
        return now.minus(Duration.ofDays(to));
    }

    /** Cases of this age were opened at this moment at the latest. */
    Instant until(Instant now) {
        return now.minus(Duration.ofDays(from));
    }
}
