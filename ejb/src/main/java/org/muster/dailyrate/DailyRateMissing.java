package org.muster.dailyrate;

import java.time.YearMonth;
import java.util.Currency;
import org.muster.shared.DomainException;

/** No rate of that place was recorded for the month; neither last month's nor another place's. */
public class DailyRateMissing extends DomainException {
    private static final long serialVersionUID = 1;

    DailyRateMissing(String country, String city, YearMonth month, Currency currency) {
        super(
                "There is no daily rate of %s (%s) for %s in %s"
                        .formatted(city, country, month, currency),
                city,
                country,
                month,
                currency);
    }
}
