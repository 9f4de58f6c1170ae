package org.muster.shared;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One row that a native query found, its columns counted from zero and read as the type the schema
 * gives them.
 */
public record Row(Object... columns) {

    /** The rows of a native query with more than one column. */
    public static Stream<Row> each(List<?> found) {
        return found.stream().map(row -> new Row((Object[]) row));
    }

    public String text(int column) {
        return columns[column] == null ? null : columns[column].toString();
    }

    public long number(int column) {
        return columns[column] == null ? 0 : ((Number) columns[column]).longValue();
    }

    public boolean flag(int column) {
        return Boolean.TRUE.equals(columns[column]);
    }

    public UUID uuid(int column) {
        var value = columns[column];
        return value == null || value instanceof UUID
                ? (UUID) value
                : UUID.fromString(text(column));
    }

    public LocalDate date(int column) {
        var value = columns[column];
        return value instanceof Date day ? day.toLocalDate() : (LocalDate) value;
    }

    public LocalTime time(int column) {
        var value = columns[column];
        return value instanceof Time time ? time.toLocalTime() : (LocalTime) value;
    }

    public Instant instant(int column) {
        var value = columns[column];
        if (value instanceof Timestamp stamp) {
            return stamp.toInstant();
        }
        return value instanceof OffsetDateTime moment ? moment.toInstant() : (Instant) value;
    }

    public <E extends Enum<E>> E named(int column, Class<E> type) {
        return columns[column] == null ? null : Enum.valueOf(type, text(column));
    }
}
