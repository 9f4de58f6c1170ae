package org.muster.reporting;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.muster.reporting.StatementBars.Bar;
import org.muster.shared.DateRange;
import org.muster.shared.Language;
import org.muster.shared.Money;

/** The fixed words of a statement, its days and its figures, in the language it is printed in. */
final class StatementWords {
    /** Workbooks and activities are written in English whatever the paper is printed in. */
    static final StatementWords ENGLISH = new StatementWords(Language.EN);

    private static final char NARROW = '\u202f';
    private static final char FIXED = '\u00a0';

    private final Language language;
    private final ResourceBundle words;
    private final DateTimeFormatter day;
    private final DateTimeFormatter month;
    private final DecimalFormatSymbols signs;

    StatementWords(Language language) {
        this.language = language;
        words = language.words("org.muster.reporting.statement");
        day = DateTimeFormatter.ofPattern("d MMMM uuuu", language.written());
        month = DateTimeFormatter.ofPattern("LLLL uuuu", language.written());
        signs = DecimalFormatSymbols.getInstance(language.written());
        if (signs.getGroupingSeparator() == NARROW) {
            signs.setGroupingSeparator(FIXED); // not every font has the narrow space
        }
    }

    String code() {
        return language.code();
    }

    String of(String key, Object... places) {
        return places.length == 0
                ? words.getString(key)
                : new MessageFormat(words.getString(key), language.written()).format(places);
    }

    /** The word of a code, or the code where the bundle has none. */
    String word(String kind, String code) {
        var key = kind + "." + code;
        return words.containsKey(key) ? words.getString(key) : code;
    }

    /** A category as a donor reads it. */
    String category(String code) {
        return word("category", code);
    }

    /** What a change is about: a figure of the statement, or a category with its own line. */
    String item(StatementChange change) {
        if (change.category().isEmpty()) {
            return word("figure", change.item());
        }
        var category = category(change.category());
        return change.subLine().isEmpty() ? category : category + ", " + change.subLine();
    }

    /** A chart's month in letters, or its category and which of its amounts. */
    String bar(Bar bar) {
        return bar.name().matches("\\d{4}-\\d\\d")
                ? month.format(YearMonth.parse(bar.name()))
                : category(bar.name()) + (bar.of().isEmpty() ? "" : of("chart." + bar.of()));
    }

    /** In French the first of a month is the only ordinal. */
    String day(LocalDate date) {
        var told = day.format(date);
        return language == Language.FR && date.getDayOfMonth() == 1
                ? "1er" + told.substring(1)
                : told;
    }

    String period(DateRange days) {
        return days.from().equals(days.to())
                ? day(days.from())
                : of("period", day(days.from()), day(days.to()));
    }

    String periods(List<DateRange> each) {
        return each.stream().map(this::period).collect(Collectors.joining("; "));
    }

    /** With the decimals of its currency, which is not named. */
    String amount(Money amount) {
        var decimal = amount.decimal();
        var format = new DecimalFormat("#,##0", signs);
        format.setMinimumFractionDigits(decimal.scale());
        format.setMaximumFractionDigits(decimal.scale());
        return format.format(decimal);
    }

    /** A number in plain figures with this language's sign before the decimals. */
    String decimal(String plain) {
        return plain.replace('.', signs.getDecimalSeparator());
    }
}
