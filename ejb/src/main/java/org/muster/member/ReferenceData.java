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
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.muster.shared.Sha256;

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
            ReferenceTables.write(connection, files);
            remember(connection, hash);
            LOG.info("Reference data loaded: " + hash);
        } catch (SQLException failed) {
            throw new IllegalStateException("Reference data could not be loaded", failed);
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
        return Sha256.of(String.join("", files.values()));
    }
}
