package org.muster.member;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes the tables say what the reviewed files say and nothing else: a row that was corrected or
 * taken out of a file leaves nothing behind, so that a Member is in one region on a day.
 *
 * <p>A Member that is no longer in the file goes as well; where people or events hold on to it, it
 * is kept with its names and counts as left on the day before it is loaded.
 */
public final class ReferenceTables {
    private static final List<String> LANGUAGES = List.of("en", "fr", "es", "ru", "ar", "zh");
    private static final LocalDate FOUNDED = LocalDate.of(1952, 11, 4);
    // What may differ between the rows of one Member, one row per region it belonged to.
    private static final List<String> OF_THE_REGION =
            List.of("region", "sub_region", "region_from", "source", "source_date");

    private final Connection connection;
    private final Map<String, String> files;

    private ReferenceTables(Connection connection, Map<String, String> files) {
        this.connection = connection;
        this.files = files;
    }

    /** The reviewed files in the archive, by name. */
    public static Map<String, String> files() {
        return ReferenceData.read();
    }

    /** Writes all files in the caller's transaction. */
    public static void write(Connection connection, Map<String, String> files) throws SQLException {
        var tables = new ReferenceTables(connection, files);
        tables.members();
        tables.classifications();
        tables.entities();
        tables.statuses();
        tables.milestones();
    }

    private void members() throws SQLException {
        var byCode =
                rows("members").stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.getField("code"),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        byCode.forEach(ReferenceTables::requireOneMember);
        var languages = ReferenceData.languages(files);
        try (var member =
                connection.prepareStatement(
                        """
                        insert into muster.member (code, iso_code, joined_on, left_on, language, source, source_date)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (code) do update set iso_code = excluded.iso_code,
                            joined_on = excluded.joined_on, left_on = excluded.left_on,
                            language = excluded.language, source = excluded.source,
                            source_date = excluded.source_date""")) {
            for (var rows : byCode.values()) {
                var row = rows.get(rows.size() - 1);
                var code = row.getField("code");
                add(
                        member,
                        code,
                        text(row, "iso_code"),
                        date(row, "joined_on"),
                        date(row, "left_on"),
                        languages.getOrDefault(code, "en"),
                        row.getField("source"),
                        date(row, "source_date"));
            }
            member.executeBatch();
        }
        for (var code : codesBeside("muster.member", byCode.keySet())) {
            remove(code);
        }
        names(byCode);
        regions(byCode);
    }

    private static void requireOneMember(String code, List<NamedCsvRecord> rows) {
        var first = new LinkedHashMap<>(rows.get(0).getFieldsAsMap());
        first.keySet().removeAll(OF_THE_REGION);
        for (var row : rows) {
            var other = new LinkedHashMap<>(row.getFieldsAsMap());
            other.keySet().removeAll(OF_THE_REGION);
            if (!first.equals(other)) {
                throw new IllegalStateException(
                        "members.csv: the rows of " + code + " differ in more than the region");
            }
        }
    }

    /** The codes of a table that the file has not. */
    private List<String> codesBeside(String table, Iterable<String> known) throws SQLException {
        var all = new ArrayList<String>();
        known.forEach(all::add);
        var codes = new ArrayList<String>();
        try (var query =
                connection.prepareStatement(
                        "select code from " + table + " where code <> all (?)")) {
            query.setArray(1, connection.createArrayOf("varchar", all.toArray()));
            try (var found = query.executeQuery()) {
                while (found.next()) {
                    codes.add(found.getString(1));
                }
            }
        }
        return codes;
    }

    /** Removes a Member, or closes it where something holds on to it. */
    private void remove(String code) throws SQLException {
        try (var statement = connection.createStatement()) {
            // A block of its own: whoever refers to a Member is known to the database alone.
            statement.execute(
                    """
                    do $$
                    begin
                        delete from muster.member_classification where member_code = '%1$s';
                        delete from muster.member_region where member_code = '%1$s';
                        delete from muster.member_name where member_code = '%1$s';
                        delete from muster.member where code = '%1$s';
                    exception when foreign_key_violation then
                        update muster.member set left_on = coalesce(left_on, current_date - 1) where code = '%1$s';
                        update muster.member_region set valid_to = current_date - 1
                         where member_code = '%1$s' and valid_to is null;
                        update muster.member_classification set valid_to = current_date - 1
                         where member_code = '%1$s' and valid_to is null;
                    end $$"""
                            .formatted(code.replace("'", "''")));
        }
    }

    private void names(Map<String, List<NamedCsvRecord>> byCode) throws SQLException {
        clear("muster.member_name", byCode.keySet());
        try (var name =
                connection.prepareStatement(
                        "insert into muster.member_name (member_code, language, name) values (?, ?, ?)")) {
            for (var member : byCode.entrySet()) {
                for (var language : LANGUAGES) {
                    var row = member.getValue().get(0);
                    add(name, member.getKey(), language, row.getField("name_" + language));
                }
            }
            name.executeBatch();
        }
    }

    private void regions(Map<String, List<NamedCsvRecord>> byCode) throws SQLException {
        clear("muster.member_region", byCode.keySet());
        try (var region =
                connection.prepareStatement(
                        """
                        insert into muster.member_region (member_code, region, sub_region, valid_from, valid_to)
                        values (?, ?, ?, ?, ?)""")) {
            for (var member : byCode.entrySet()) {
                var rows = member.getValue();
                for (var at = 0; at < rows.size(); at++) {
                    var from = from(rows.get(at));
                    var to = at + 1 < rows.size() ? from(rows.get(at + 1)).minusDays(1) : null;
                    if (to != null && to.isBefore(from)) {
                        throw new IllegalStateException(
                                "members.csv: the regions of " + member.getKey() + " out of order");
                    }
                    add(
                            region,
                            member.getKey(),
                            rows.get(at).getField("region"),
                            text(rows.get(at), "sub_region"),
                            Date.valueOf(from),
                            to == null ? null : Date.valueOf(to));
                }
            }
            region.executeBatch();
        }
    }

    /** The first day in a region: written down, or the day of joining. */
    private static LocalDate from(NamedCsvRecord row) {
        var from = text(row, "region_from");
        var since = from == null ? text(row, "joined_on") : from;
        return since == null ? FOUNDED : LocalDate.parse(since);
    }

    private void classifications() throws SQLException {
        var known = rows("members").stream().map(row -> row.getField("code")).toList();
        clear("muster.member_classification", known);
        insert(
                """
                insert into muster.member_classification (member_code, class, valid_from, valid_to, source, source_date)
                values (?, ?, ?, ?, ?, ?)""",
                "member_classifications",
                row ->
                        new Object[] {
                            row.getField("code"),
                            row.getField("class"),
                            date(row, "valid_from"),
                            date(row, "valid_to"),
                            row.getField("source"),
                            date(row, "source_date")
                        });
    }

    private void entities() throws SQLException {
        for (var table : List.of("milestone", "status", "seat")) {
            execute("delete from muster.regional_entity_" + table);
        }
        insert(
                """
                insert into muster.regional_entity (code, type, region, name) values (?, ?, ?, ?)
                on conflict (code) do update set type = excluded.type, region = excluded.region,
                    name = excluded.name""",
                "regional_entities",
                row ->
                        new Object[] {
                            row.getField("code"),
                            row.getField("type"),
                            row.getField("region"),
                            row.getField("name_en")
                        });
        var known = rows("regional_entities").stream().map(row -> row.getField("code")).toList();
        try (var removal =
                connection.prepareStatement(
                        "delete from muster.regional_entity where code <> all (?)")) {
            removal.setArray(1, connection.createArrayOf("varchar", known.toArray()));
            removal.executeUpdate();
        }
        insert(
                """
                insert into muster.regional_entity_seat (entity_code, city, country_iso, valid_from, valid_to, source)
                values (?, ?, ?, ?, ?, ?)""",
                "regional_entities",
                row ->
                        date(row, "seat_from") == null
                                ? null
                                : new Object[] {
                                    row.getField("code"),
                                    row.getField("city"),
                                    row.getField("country_iso"),
                                    date(row, "seat_from"),
                                    date(row, "seat_to"),
                                    row.getField("source")
                                });
    }

    private void statuses() throws SQLException {
        insert(
                """
                insert into muster.regional_entity_status (entity_code, status, valid_from, valid_to, source)
                values (?, ?, ?, ?, ?)""",
                "regional_entity_statuses",
                row ->
                        new Object[] {
                            row.getField("code"),
                            row.getField("status"),
                            date(row, "valid_from"),
                            date(row, "valid_to"),
                            row.getField("source")
                        });
    }

    private void milestones() throws SQLException {
        insert(
                """
                insert into muster.regional_entity_milestone (entity_code, milestone, due_on, reached_on, source)
                values (?, ?, ?, ?, ?)""",
                "milestones",
                row ->
                        new Object[] {
                            row.getField("code"),
                            row.getField("milestone"),
                            date(row, "due_on"),
                            date(row, "reached_on"),
                            row.getField("source")
                        });
    }

    private List<NamedCsvRecord> rows(String file) {
        return ReferenceData.rows(files, file);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** Takes out what a table says of the Members given. */
    private void clear(String table, Iterable<String> codes) throws SQLException {
        var all = new ArrayList<String>();
        codes.forEach(all::add);
        try (var removal =
                connection.prepareStatement(
                        "delete from " + table + " where member_code = any (?)")) {
            removal.setArray(1, connection.createArrayOf("varchar", all.toArray()));
            removal.executeUpdate();
        }
    }

    /** One row for each of the file's rows that has values. */
    private void insert(
            String sql, String file, java.util.function.Function<NamedCsvRecord, Object[]> values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var row : rows(file)) {
                var all = values.apply(row);
                if (all != null) {
                    add(statement, all);
                }
            }
            statement.executeBatch();
        }
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            if (values[i] == null) {
                statement.setNull(i + 1, Types.NULL);
            } else if (values[i] instanceof Date day) {
                statement.setDate(i + 1, day);
            } else {
                statement.setString(i + 1, values[i].toString());
            }
        }
        statement.addBatch();
    }

    private static String text(NamedCsvRecord row, String column) {
        var value = row.getField(column);
        return value.isBlank() ? null : value;
    }

    private static Date date(NamedCsvRecord row, String column) {
        var value = text(row, column);
        return value == null ? null : Date.valueOf(value);
    }
}
