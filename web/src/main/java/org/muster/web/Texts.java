package org.muster.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muster.invitation.Deadline;
import org.muster.ledger.CostCategory;
import org.muster.member.MemberSummary;
import org.muster.reconciliation.Mismatch;
import org.muster.shared.DateRange;
import org.muster.shared.DomainException;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Told;

/** Sentences in the reader's language, with values in their places. */
@RequestScoped
public class Texts {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    // As an amount writes itself.
    private static final Pattern AMOUNT = Pattern.compile("([A-Z]{3}) (-?\\d+(?:\\.\\d+)?)");

    @Inject private CurrentUser user;
    @Inject private Formats formats;

    public String of(String key, Object... values) {
        return in(user.locale(), key, Arrays.stream(values).map(this::shown).toArray());
    }

    /** What was stored to be told. */
    public String of(Told told) {
        return of(told.key(), told.arguments().stream().map(Texts::meant).toArray());
    }

    /** Why an act was refused; English where no translation of the rule exists. */
    public String of(DomainException refusal) {
        if (refusal instanceof InvalidInput) {
            return of(Told.of(refusal));
        }
        if (refusal instanceof NotFound missing) {
            return of(missing.key(), thing(missing.arguments()[0].toString()));
        }
        var bundle = bundle(user.locale());
        if (!bundle.containsKey(refusal.key())) {
            return refusal.getMessage();
        }
        return of(refusal.key(), refusal.arguments());
    }

    /** The name of a kind of thing; a name that is none of ours stays as it is. */
    private String thing(String kind) {
        var key = "thing." + kind.replace(' ', '-');
        var name = of(key);
        return name.equals(key) ? kind : name;
    }

    // A day or an amount stored as text is shown as days and amounts are, in any sentence.
    private static Object meant(String argument) {
        try {
            if (ISO_DAY.matcher(argument).matches()) {
                return LocalDate.parse(argument);
            }
            var amount = AMOUNT.matcher(argument);
            return amount.matches() ? Money.parse(amount.group(2), amount.group(1)) : argument;
        } catch (DateTimeException | DomainException neither) {
            return argument;
        }
    }

    // A sentence shows what a table would show: an amount, a day, the name of a state.
    private Object shown(Object value) {
        if (value instanceof Money money) {
            return formats.money(money);
        }
        if (value instanceof Mismatch mismatch) {
            return of("mismatch." + mismatch.name());
        }
        if (value instanceof CostCategory category) {
            return of("category." + category.name());
        }
        if (value instanceof List<?> several) {
            return several.stream()
                    .map(each -> shown(each).toString())
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof Enum<?> word) {
            return formats.status(word);
        }
        if (value instanceof Deadline deadline) {
            return deadline.in(user.language());
        }
        if (value instanceof MemberSummary member) {
            return member.name(user.language());
        }
        if (value instanceof Long || value instanceof Integer) {
            return formats.number(((Number) value).longValue());
        }
        return value instanceof LocalDate || value instanceof Instant || value instanceof DateRange
                ? formats.date(value)
                : value;
    }

    static String in(Locale locale, String key, Object... values) {
        try {
            return format(locale, bundle(locale).getString(key), values);
        } catch (MissingResourceException untranslated) {
            return key;
        }
    }

    /** All sentences in a language. */
    public static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "messages", locale, Texts.class.getClassLoader(), NO_FALLBACK);
    }

    private static String format(Locale locale, String pattern, Object... values) {
        return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
    }
}
