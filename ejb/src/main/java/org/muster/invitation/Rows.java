package org.muster.invitation;

import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads rows of SQL, whose dates and times come as either of two generations of Java's types. */
final class Rows {
    private Rows() {}

    static List<Object[]> of(Query query) {
        var rows = new ArrayList<Object[]>();
        for (var row : query.getResultList()) {
            rows.add((Object[]) row);
        }
        return rows;
    }

    static List<UUID> ids(Query query) {
        var ids = new ArrayList<UUID>();
        for (var id : query.getResultList()) {
            ids.add((UUID) id);
        }
        return ids;
    }

    static long number(Object value) {
        return ((Number) value).longValue();
    }

    static LocalDate day(Object value) {
        return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
    }

    static LocalTime time(Object value) {
        return value instanceof java.sql.Time time ? time.toLocalTime() : (LocalTime) value;
    }

    static Instant instant(Object value) {
        if (value instanceof java.sql.Timestamp stamp) {
            return stamp.toInstant();
        }
        return value instanceof OffsetDateTime moment ? moment.toInstant() : (Instant) value;
    }
}
