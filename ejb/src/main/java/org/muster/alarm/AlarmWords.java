package org.muster.alarm;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.muster.shared.Language;
import org.muster.shared.Told;

/**
 * What is told of failures, in one language. A reason that has no words here is not guessed at: the
 * page behind the letter's link has words for every one.
 */
final class AlarmWords {
    static final String BUNDLE = "org.muster.alarm.failures";
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String OTHER = "refusal.other";

    private final Language language;
    private final ResourceBundle words;

    AlarmWords(Language language) {
        this.language = language;
        this.words = language.words(BUNDLE);
    }

    String told(Told told) {
        var key = words.containsKey(told.key()) ? told.key() : OTHER;
        return format(key, told.arguments().stream().map(this::shown).toArray());
    }

    String reason(Alarm.Reason reason) {
        var why = told(reason.why());
        return reason.about().isEmpty() ? why : format("refused", reason.about(), why);
    }

    String extent(long done, long total) {
        return format("extent", done, total);
    }

    private String format(String key, Object... places) {
        return new MessageFormat(words.getString(key), language.written()).format(places);
    }

    private String shown(String argument) {
        return DAY.matcher(argument).matches()
                ? DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .localizedBy(language.written())
                        .format(LocalDate.parse(argument))
                : argument;
    }
}
