package org.muster.shared;

import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * One row of a native query, read column by column from the first on; what the driver hands over
 * becomes the type meant.
 */
public final class Rows {
    private final Object[] columns;
    private int next;

    private Rows(Object row) {
        columns = row instanceof Object[] many ? many : new Object[] {row};
    }

    /** Every row of the query through the reader, in the query's order. */
    public static <T> List<T> of(Query query, Function<Rows, T> reader) {
        List<?> found = query.getResultList();
        return found.stream().map(row -> reader.apply(new Rows(row))).toList();
    }

    public String text() {
        var value = columns[next++];
        return value == null ? null : value.toString();
    }

    public UUID uuid() {
        return (UUID) columns[next++];
    }

    public byte[] bytes() {
        return (byte[]) columns[next++];
    }

    /** A whole number; nothing counts as zero. */
    public long number() {
        var value = (Number) columns[next++];
        return value == null ? 0 : value.longValue();
    }

    public BigDecimal decimal() {
        var value = columns[next++];
        return value instanceof BigInteger whole ? new BigDecimal(whole) : (BigDecimal) value;
    }

    public boolean flag() {
        return (Boolean) columns[next++];
    }

    public LocalDate day() {
        var value = columns[next++];
        return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
    }

    public Instant instant() {
        var value = columns[next++];
        if (value instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        return value instanceof java.sql.Timestamp stamp ? stamp.toInstant() : (Instant) value;
    }

    /** An amount: its minor units and then its currency. */
    public Money money() {
        var minor = number();
        return Money.of(minor, text());
    }
}
