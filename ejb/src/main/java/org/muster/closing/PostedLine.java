package org.muster.closing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.muster.shared.Money;

/**
 * One posted line with what its entry says, as the house's own accounting takes it over; debits are
 * positive. What is not told is empty.
 *
 * @param rate units of the line's currency for one euro, or null where it is in euro
 */
public record PostedLine(
        LocalDate postedOn,
        UUID entry,
        int line,
        String sourceKind,
        String sourceId,
        String description,
        String corrects,
        String recordedBy,
        String account,
        String agreementNo,
        String eventCode,
        String category,
        String subLine,
        Money amount,
        BigDecimal rate,
        String rateSource,
        Money euro) {}
