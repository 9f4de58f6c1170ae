package org.muster.run;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/**
 * A real PostgreSQL from Maven, durable: fsync and synchronous_commit are on, which the embedded
 * one would leave off.
 */
public final class Database implements AutoCloseable {
    static final String USER = "postgres";

    private final EmbeddedPostgres postgres;
    private final Path data;
    private final int port;

    private Database(EmbeddedPostgres postgres, Path data, int port) {
        this.postgres = postgres;
        this.data = data;
        this.port = port;
    }

    /** Starts on the data directory given, which is kept. */
    public static Database start(Path data, int port) throws IOException {
        var postgres =
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setOverrideWorkingDirectory(
                                data.resolveSibling("postgres-binaries").toFile())
                        .setRegisterShutdownHook(false)
                        .setPort(port)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("logging_collector", "on")
                        .setServerConfig("log_directory", "log")
                        .setServerConfig("log_filename", "postgresql-%a.log")
                        .setServerConfig("log_truncate_on_rotation", "on")
                        .setServerConfig("log_error_verbosity", "terse")
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
        return new Database(postgres, data, port);
    }

    /** Ends a PostgreSQL that an earlier owner of the data directory left running. */
    public static void endLeftover(Path data) {
        process(data).ifPresent(left -> WildFly.end(left));
    }

    /** The server on the data directory, as its own note tells, while it lives. */
    private static Optional<ProcessHandle> process(Path data) {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .filter(line -> line.matches("\\d+"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(found -> found.info().command().orElse("").endsWith("/postgres"));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** The process that the others of PostgreSQL hang on. */
    public ProcessHandle process() {
        return process(data)
                .orElseThrow(() -> new IllegalStateException("PostgreSQL is not running"));
    }

    public Path log() {
        return data.resolve("log");
    }

    public String url() {
        return url(port);
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String user() {
        return USER;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), "postgres");
    }

    /** As a power cut would end it: PostgreSQL recovers from its log when it is started again. */
    public void kill() throws IOException {
        var all = new ArrayList<>(process().descendants().toList());
        all.add(0, process());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
        postgres.close(); // lets go of the directory
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
