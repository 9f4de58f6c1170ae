package org.muster.member;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Members, their lists and the regional entities, brought by every installation from reviewed files
 * in the archive. At a start with unchanged files one row is read and nothing written.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
public class ReferenceData {
    static final List<String> FILES =
            List.of(
                    "members",
                    "letter_languages",
                    "member_classifications",
                    "regional_entities",
                    "regional_entity_statuses",
                    "milestones");
    private static final Logger LOG = Logger.getLogger(ReferenceData.class.getName());
    private static final List<String> LANGUAGES = List.of("en", "fr", "es", "ru", "ar", "zh");
    private static final String FOUNDED = "1952-11-04";

    @Resource(lookup = "java:jboss/datasources/MusterDS")
    private DataSource database;

    @PostConstruct
    void load() {
        var files = read();
        var hash = hash(files);
        try (var connection = database.getConnection()) {
            if (isLoaded(connection, hash)) {
                return;
            }
            loadMembers(connection, rows(files, "members"), languages(files));
            loadClassifications(connection, rows(files, "member_classifications"));
            loadEntities(connection, rows(files, "regional_entities"));
            loadStatuses(connection, rows(files, "regional_entity_statuses"));
            loadMilestones(connection, rows(files, "milestones"));
            remember(connection, hash);
            LOG.info("Reference data loaded: " + hash);
        } catch (SQLException failed) {
            throw new IllegalStateException("Reference data could not be loaded", failed);
        }
    }

    private static void loadMembers(
            Connection connection, List<NamedCsvRecord> rows, Map<String, String> languages)
            throws SQLException {
        try (var member =
                        connection.prepareStatement(
                                """
                                insert into muster.member (code, iso_code, joined_on, left_on, language, source, source_date)
                                values (?, ?, ?, ?, ?, ?, ?) on conflict (code) do update set iso_code = excluded.iso_code,
                                    joined_on = excluded.joined_on, left_on = excluded.left_on,
                                    language = excluded.language, source = excluded.source,
                                    source_date = excluded.source_date""");
                var name =
                        connection.prepareStatement(
                                """
                                insert into muster.member_name (member_code, language, name) values (?, ?, ?)
                                on conflict (member_code, language) do update set name = excluded.name""");
                var region =
                        connection.prepareStatement(
                                """
                                insert into muster.member_region (member_code, region, sub_region, valid_from)
                                values (?, ?, ?, ?) on conflict (member_code, valid_from)
                                do update set region = excluded.region, sub_region = excluded.sub_region""")) {
            for (var row : rows) {
                var code = row.getField("code");
                add(
                        member,
                        code,
                        text(row, "iso_code"),
                        day(row, "joined_on"),
                        day(row, "left_on"),
                        languages.getOrDefault(code, "en"),
                        row.getField("source"),
                        day(row, "source_date"));
                for (var language : LANGUAGES) {
                    add(name, code, language, row.getField("name_" + language));
                }
                var joined = day(row, "joined_on");
                add(
                        region,
                        code,
                        row.getField("region"),
                        text(row, "sub_region"),
                        joined == null ? Date.valueOf(FOUNDED) : joined);
            }
            member.executeBatch();
            name.executeBatch();
            region.executeBatch();
        }
    }

    private static void loadClassifications(Connection connection, List<NamedCsvRecord> rows)
            throws SQLException {
        try (var list =
                connection.prepareStatement(
                        """
                        insert into muster.member_classification (member_code, class, valid_from, valid_to, source, source_date)
                        values (?, ?, ?, ?, ?, ?) on conflict (member_code, class, valid_from)
                        do update set valid_to = excluded.valid_to, source = excluded.source,
                            source_date = excluded.source_date""")) {
            for (var row : rows) {
                add(
                        list,
                        row.getField("code"),
                        row.getField("class"),
                        day(row, "valid_from"),
                        day(row, "valid_to"),
                        row.getField("source"),
                        day(row, "source_date"));
            }
            list.executeBatch();
        }
    }

    private static void loadEntities(Connection connection, List<NamedCsvRecord> rows)
            throws SQLException {
        try (var entity =
                        connection.prepareStatement(
                                """
                                insert into muster.regional_entity (code, type, region, name) values (?, ?, ?, ?)
                                on conflict (code) do update set type = excluded.type, region = excluded.region,
                                    name = excluded.name""");
                var seat =
                        connection.prepareStatement(
                                """
                                insert into muster.regional_entity_seat (entity_code, city, country_iso, valid_from, valid_to, source)
                                values (?, ?, ?, ?, ?, ?) on conflict (entity_code, valid_from)
                                do update set city = excluded.city, country_iso = excluded.country_iso,
                                    valid_to = excluded.valid_to, source = excluded.source""")) {
            for (var row : rows) {
                add(
                        entity,
                        row.getField("code"),
                        row.getField("type"),
                        row.getField("region"),
                        row.getField("name_en"));
                if (day(row, "seat_from") != null) {
                    add(
                            seat,
                            row.getField("code"),
                            row.getField("city"),
                            row.getField("country_iso"),
                            day(row, "seat_from"),
                            day(row, "seat_to"),
                            row.getField("source"));
                }
            }
            entity.executeBatch();
            seat.executeBatch();
        }
    }

    private static void loadStatuses(Connection connection, List<NamedCsvRecord> rows)
            throws SQLException {
        try (var status =
                connection.prepareStatement(
                        """
                        insert into muster.regional_entity_status (entity_code, status, valid_from, valid_to, source)
                        values (?, ?, ?, ?, ?) on conflict (entity_code, valid_from)
                        do update set status = excluded.status, valid_to = excluded.valid_to,
                            source = excluded.source""")) {
            for (var row : rows) {
                add(
                        status,
                        row.getField("code"),
                        row.getField("status"),
                        day(row, "valid_from"),
                        day(row, "valid_to"),
                        row.getField("source"));
            }
            status.executeBatch();
        }
    }

    private static void loadMilestones(Connection connection, List<NamedCsvRecord> rows)
            throws SQLException {
        try (var milestone =
                connection.prepareStatement(
                        """
                        insert into muster.regional_entity_milestone (entity_code, milestone, due_on, reached_on, source)
                        values (?, ?, ?, ?, ?) on conflict (entity_code, milestone)
                        do update set due_on = excluded.due_on, reached_on = excluded.reached_on,
                            source = excluded.source""")) {
            for (var row : rows) {
                add(
                        milestone,
                        row.getField("code"),
                        row.getField("milestone"),
                        day(row, "due_on"),
                        day(row, "reached_on"),
                        row.getField("source"));
            }
            milestone.executeBatch();
        }
    }

    private static boolean isLoaded(Connection connection, String hash) throws SQLException {
        try (var known =
                connection.prepareStatement(
                        "select 1 from muster.reference_data where name = 'reference' and sha256 = ?")) {
            known.setString(1, hash);
            try (var found = known.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void remember(Connection connection, String hash) throws SQLException {
        try (var loaded =
                connection.prepareStatement(
                        """
                        insert into muster.reference_data (name, sha256, loaded_at) values ('reference', ?, now())
                        on conflict (name) do update set sha256 = excluded.sha256, loaded_at = excluded.loaded_at""")) {
            loaded.setString(1, hash);
            loaded.executeUpdate();
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

    /** The files as they lie in the archive, by name. */
    static Map<String, String> read() {
        var files = new LinkedHashMap<String, String>();
        for (var name : FILES) {
            try (var in = ReferenceData.class.getResourceAsStream("/reference/" + name + ".csv")) {
                if (in == null) {
                    throw new IllegalStateException("Missing in the archive: " + name + ".csv");
                }
                files.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return files;
    }

    static List<NamedCsvRecord> rows(Map<String, String> files, String name) {
        try (var reader = CsvReader.builder().ofNamedCsvRecord(files.get(name))) {
            return reader.stream().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Map<String, String> languages(Map<String, String> files) {
        return rows(files, "letter_languages").stream()
                .collect(
                        Collectors.toMap(
                                row -> row.getField("code"), row -> row.getField("language")));
    }

    private static String hash(Map<String, String> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.values().forEach(text -> digest.update(text.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static String text(NamedCsvRecord row, String column) {
        var value = row.getField(column);
        return value.isBlank() ? null : value;
    }

    private static Date day(NamedCsvRecord row, String column) {
        var value = text(row, column);
        return value == null ? null : Date.valueOf(value);
    }
}
