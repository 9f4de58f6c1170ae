package org.muster.ledger;

import java.time.YearMonth;

/** A month of the ledger, whether it takes postings, and how many entries it holds. */
public record MonthSummary(YearMonth month, PeriodState state, long entries) {}
