package org.muster.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.erasure.Traces.Trace;
import org.muster.shared.Rows;

/**
 * Originals that say a name though nothing else tells whose they are: a mail from somebody else, a
 * bill, a bank's file. Every column of bytes in the schema is read; an original goes as a whole,
 * and its hash stays, by which the same file is still known when it comes again.
 */
@ApplicationScoped
class Originals {
    private static final int AT_ONCE = 10;

    @PersistenceContext private EntityManager entities;

    private record Column(String table, String name) {}

    /** How many more say one of the words than those that go anyway, by kind. */
    Map<String, Long> count(Words words, List<UUID> people) {
        var counts = new LinkedHashMap<String, Long>();
        for (var column : columns()) {
            var trace = trace(column);
            counts.merge(
                    trace.kind(), (long) naming(column, trace, words, people).size(), Long::sum);
        }
        return counts;
    }

    /** Empties them, once those that go anyway are empty. */
    Map<String, Long> empty(Words words, List<UUID> people) {
        var counts = new LinkedHashMap<String, Long>();
        for (var column : columns()) {
            var trace = trace(column);
            for (var at : naming(column, trace, words, people)) {
                var emptied =
                        entities.createNativeQuery(
                                        "update muster.%s t set %s where t.ctid = cast(:at as tid)"
                                                .formatted(column.table(), trace.set()))
                                .setParameter("at", at)
                                .executeUpdate();
                counts.merge(trace.kind(), (long) emptied, Long::sum);
            }
        }
        return counts;
    }

    private List<String> naming(Column column, Trace trace, Words words, List<UUID> people) {
        var naming = new ArrayList<String>();
        var query =
                entities.createNativeQuery(
                        "select cast(t.ctid as text), t.%s from muster.%s t where octet_length(t.%1$s) > 0 and (%s) is not true"
                                .formatted(column.name(), column.table(), trace.where()));
        if (trace.where().contains(":people")) {
            query.setParameter("people", people);
        }
        try (Stream<?> rows = query.setHint("org.hibernate.fetchSize", AT_ONCE).getResultStream()) {
            rows.forEach(
                    row -> {
                        var columns = (Object[]) row;
                        if (Readable.says((byte[]) columns[1], words::areIn)) {
                            naming.add(columns[0].toString());
                        }
                    });
        }
        return naming;
    }

    /** How originals of a table are emptied; one made later just so. */
    private static Trace trace(Column column) {
        return Traces.ALL.stream()
                .filter(trace -> trace.table().equals(column.table()))
                .findFirst()
                .orElseGet(
                        () ->
                                new Trace(
                                        "DOCUMENTS",
                                        column.table(),
                                        column.name() + " = ''",
                                        "false"));
    }

    /** All but what a statement froze, which names no participant. */
    private List<Column> columns() {
        var query =
                entities.createNativeQuery(
                        """
                        select cast(t.relname as text), cast(a.attname as text)
                          from pg_class t join pg_attribute a on a.attrelid = t.oid
                         where t.relnamespace = cast('muster' as regnamespace) and t.relkind in ('r', 'p')
                           and a.attnum > 0 and not a.attisdropped and a.atttypid = cast('bytea' as regtype)
                           and t.relname <> 'donor_statement_rendering' order by 1, 2""");
        return Rows.of(query, row -> new Column(row.text(), row.text()));
    }
}
