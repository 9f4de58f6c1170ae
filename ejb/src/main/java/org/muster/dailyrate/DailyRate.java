package org.muster.dailyrate;

import java.io.Serializable;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * What a day at a place is worth in one month, as somebody published it.
 *
 * @param country by its two letters
 * @param roomBasisPoints how much of it is the room, in hundredths of a per cent; null where the
 *     scheme says so
 */
public record DailyRate(
        String country,
        String city,
        YearMonth month,
        Money rate,
        Integer roomBasisPoints,
        String source)
        implements Serializable {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST_CITY = 120;
    private static final int LONGEST_SOURCE = 40;
    private static final int WHOLE = 10_000;

    public DailyRate {
        country = country == null ? "" : country.strip().toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(country)) {
            throw new InvalidInput("country", Told.of("why.dailyRate.country"));
        }
        city = oneLine("city", city, LONGEST_CITY);
        source = oneLine("source", source, LONGEST_SOURCE);
        if (!rate.isPositive()) {
            throw new InvalidInput("rate", Told.of("why.rate.positive"));
        }
        if (roomBasisPoints != null && (roomBasisPoints < 0 || roomBasisPoints > WHOLE)) {
            throw new InvalidInput("roomShare", Told.of("why.scheme.share"));
        }
    }

    private static String oneLine(String field, String text, int longest) {
        var words = text == null ? "" : String.join(" ", Arrays.asList(text.strip().split("\\s+")));
        if (words.isEmpty()
                || words.length() > longest
                || words.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput(field, Told.of("why.dailyRate.text", longest));
        }
        return words;
    }

    boolean saysTheSameAs(DailyRate other) {
        return rate.equals(other.rate) && Objects.equals(roomBasisPoints, other.roomBasisPoints);
    }
}
