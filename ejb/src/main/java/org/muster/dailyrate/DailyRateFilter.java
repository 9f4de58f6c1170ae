package org.muster.dailyrate;

import java.time.YearMonth;

/** Which rates are listed: of a country, a place whose name begins so, a month; all where empty. */
public record DailyRateFilter(String country, String city, YearMonth month) {

    public DailyRateFilter {
        country = country == null ? "" : country.strip();
        city = city == null ? "" : city.strip();
    }
}
