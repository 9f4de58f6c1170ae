package org.muster.web;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;
import org.muster.shared.UnreadableAmount;

/**
 * What a person typed into a form, field by field: read as what it means, or refused beside the
 * field with what was typed kept.
 */
public final class Typed implements Serializable {
    private static final long serialVersionUID = 1;

    private final Map<String, String> fields = new HashMap<>();

    /** The texts as they stand in the form, by the name of their field. */
    public Map<String, String> getFields() {
        return fields;
    }

    public Typed with(String field, Object value) {
        fields.put(field, String.valueOf(value));
        return this;
    }

    /** What was typed; empty for nothing. */
    public String text(String field) {
        var text = fields.get(field);
        return text == null ? "" : text.strip();
    }

    public LocalDate day(String field) {
        try {
            return LocalDate.parse(text(field));
        } catch (DateTimeParseException unreadable) {
            throw new InvalidInput(field, "A day is written 2012-06-30");
        }
    }

    /** The amount typed, in the currency typed. */
    public Money money() {
        return money(text("currency"));
    }

    /** The amount typed, in a currency that is not asked for. */
    public Money money(String currency) {
        return Money.parse(text("amount"), currency);
    }

    /** What the bank moved, told where it is in another currency than the document; or nothing. */
    public Optional<Money> banked() {
        if (text("banked").isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Money.parse(text("banked"), text("bankedCurrency")));
        } catch (UnreadableAmount refused) {
            throw new InvalidInput("banked", Told.of(refused));
        }
    }

    public BigDecimal number(String field) {
        try {
            return new BigDecimal(text(field));
        } catch (NumberFormatException unreadable) {
            throw new InvalidInput(field, "A number is written 39.50");
        }
    }

    /** A per cent with at most two decimals, in its hundredths. */
    public int hundredths(String field) {
        try {
            return number(field).movePointRight(2).intValueExact();
        } catch (ArithmeticException finer) {
            throw new InvalidInput(field, Told.of("why.percent"));
        }
    }

    public <E extends Enum<E>> E choice(Class<E> type, String field) {
        return Choices.read(type, field, text(field))
                .orElseThrow(() -> new InvalidInput(field, "Something has to be chosen"));
    }
}
