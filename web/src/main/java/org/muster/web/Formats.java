package org.muster.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.muster.operation.JobRunSummary;
import org.muster.shared.DateRange;
import org.muster.shared.Money;
import org.muster.shared.Settings;
import org.muster.shared.Told;

/**
 * Values as the reader's language writes them. Amounts keep their currency's own decimals; instants
 * name their zone.
 */
@Named
@RequestScoped
public class Formats {
    @Inject private CurrentUser user;
    @Inject private Settings settings;
    @Inject private Texts texts;

    /** EUR 5,063.29: the code first, never a symbol that several currencies share. */
    public String money(Money money) {
        return money == null ? "" : money(money, written());
    }

    /** The same where it is not the one signed in who reads. */
    public static String money(Money money, Locale written) {
        var format = NumberFormat.getNumberInstance(written);
        var digits = money.currency().getDefaultFractionDigits();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return money.currency().getCurrencyCode() + "\u00a0" + format.format(money.decimal());
    }

    /** An amount given in minor units. */
    public String amount(long minor, String currency) {
        return money(new Money(minor, Currency.getInstance(currency)));
    }

    /** A rate with the decimals it was published with. */
    public String rate(BigDecimal rate) {
        var format = NumberFormat.getNumberInstance(written());
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(10);
        return format.format(rate);
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(written()).format(value);
    }

    /** Half days as days: 2.5. */
    public String halfDays(int halves) {
        return halfDays(halves, written());
    }

    /** The same where it is not the one signed in who reads. */
    public static String halfDays(int halves, Locale written) {
        return NumberFormat.getNumberInstance(written).format(BigDecimal.valueOf(halves * 5L, 1));
    }

    /** Hundredths of a per cent as a per cent. */
    public String percent(int hundredths) {
        var format = NumberFormat.getPercentInstance(written());
        format.setMaximumFractionDigits(2);
        return format.format(hundredths / 10_000.0);
    }

    /** A day, or an instant in the organisation's zone with the zone named. */
    public String date(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof LocalDate day) {
            return day(day);
        }
        if (value instanceof DateRange range) {
            return days(range.from(), range.to());
        }
        if (value instanceof Instant instant) {
            return instant(instant, settings.zone().getId());
        }
        return value.toString();
    }

    /** An instant as the clocks of the zone show it. */
    public String instant(Instant at, String zone) {
        if (at == null) {
            return "";
        }
        var there = at.atZone(ZoneId.of(zone));
        var text =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .localizedBy(written())
                        .format(there);
        return text + " " + DateTimeFormatter.ofPattern("zzz", written()).format(there);
    }

    /** Days from the first to the last. */
    public String days(LocalDate from, LocalDate to) {
        return from.equals(to) ? day(from) : day(from) + " \u2013 " + day(to);
    }

    /** The name of a state or kind, from the key <code>status.NAME</code>; never a bare code. */
    public String status(Object value) {
        var name = name(value);
        var key = "status." + name;
        var word = texts.of(key);
        return word.equals(key) ? spelled(name) : word;
    }

    /** What was stored to be told, as a sentence. */
    public String told(Told told) {
        return told == null ? "" : texts.of(told);
    }

    /** The name of a job, or the job itself where no text names it. */
    public String job(String job) {
        var text = texts.of("job." + job);
        return text.equals("job." + job) ? job : text;
    }

    /** When a run ends if it keeps its pace, by the real time it runs in; empty if not known. */
    public String endsAbout(JobRunSummary run) {
        return run.endsAbout(Instant.now())
                .map(end -> texts.of("jobs.endsAbout", date(end)))
                .orElse("");
    }

    /** How a state is tinted; the word says it, the tone only helps. */
    public String tone(Object value) {
        return switch (name(value)) {
            case "SENT",
                    "CONFIRMED",
                    "COMPLETED",
                    "APPROVED",
                    "PAID",
                    "BOOKED",
                    "CERTIFIED",
                    "ACTIVE",
                    "NOMINATED",
                    "HELD",
                    "IMPORTED",
                    "OPERATIONAL",
                    "LIQUIDATED",
                    "RECEIVED",
                    "CORRECTED",
                    "RECONCILED",
                    "RECOVERED",
                    "SETTLED",
                    "VALUED",
                    "ISSUED",
                    "ENDORSED" ->
                    "good";
            case "UNCERTAIN",
                    "SOFT_BOUNCE",
                    "PAUSED",
                    "STOPPED",
                    "STOPPING",
                    "WAITING",
                    "OVERDUE",
                    "ABANDONED",
                    "RECOVERING",
                    "PART_LIQUIDATED",
                    "REVERSED",
                    "DISPUTED",
                    "OUTDATED",
                    "W" ->
                    "warn";
            case "FAILED",
                    "BOUNCED",
                    "HARD_BOUNCE",
                    "REFUSED",
                    "REJECTED",
                    "CANCELLED",
                    "DECLINED",
                    "WITHHELD",
                    "UNEARNED",
                    "REVOKED",
                    "B" ->
                    "bad";
            case "RUNNING",
                    "STARTING",
                    "SENDING",
                    "IN_FLIGHT",
                    "QUEUED",
                    "SUBMITTED",
                    "SELECTED",
                    "OPEN",
                    "PROPOSED",
                    "ENTERED" ->
                    "info";
            default -> "neutral";
        };
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .localizedBy(written())
                .format(day);
    }

    Locale written() {
        return user.language().written();
    }

    private static String spelled(String name) {
        var words = name.replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.isEmpty()
                ? words
                : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String name(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : String.valueOf(value);
    }
}
