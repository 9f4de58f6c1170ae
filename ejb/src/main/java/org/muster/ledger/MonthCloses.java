package org.muster.ledger;

import java.time.YearMonth;

/**
 * A month is about to be closed for good. Whoever knows what is still to be posted into it observes
 * this in the same transaction and refuses.
 */
public record MonthCloses(YearMonth month) {}
