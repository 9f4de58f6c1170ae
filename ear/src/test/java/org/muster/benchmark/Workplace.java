package org.muster.benchmark;

import static org.muster.run.Await.await;

import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.muster.run.Database;
import org.muster.run.Ports;
import org.muster.run.WildFly;
import org.muster.system.InContainer;
import org.muster.system.Installed;

/** A Muster of its own, and beside it the driver that calls its services. */
final class Workplace implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path directory;
    private final Ports ports = Ports.free();
    // An HTTP/2 connection that answers nothing for a minute is closed by the server.
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Database database;
    private final WildFly server;

    private Workplace(Path directory) throws IOException {
        this.directory = directory;
        WildFly.remove(directory);
        Files.createDirectories(directory);
        database = Database.start(directory.resolve("postgres"), ports.database());
        var settings = Installed.settings(database, ports);
        for (var asDelivered : new String[] {"sweep", "announce", "backoff"}) {
            settings.remove("muster.dispatch." + asDelivered + ".seconds");
        }
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("muster.dispatch."))
                .forEach(name -> settings.put(name, System.getProperty(name)));
        server = new WildFly(Installed.home(), directory.resolve("server"), ports, settings);
    }

    static Workplace open(Path directory, Class<? extends HttpServlet> driver) throws Exception {
        var place = new Workplace(directory);
        try {
            place.start(driver);
            return place;
        } catch (Exception failed) {
            place.close();
            throw failed;
        }
    }

    private void start(Class<? extends HttpServlet> driver) throws Exception {
        Installed.configure(server, directory);
        server.deploy(Path.of(System.getProperty("muster.ear")), "muster.ear");
        server.start();
        server.awaitDeployed("muster.ear");
        var archive = directory.resolve("driver.war");
        InContainer.archive(driver).as(ZipExporter.class).exportTo(archive.toFile(), true);
        server.deploy(archive, "driver.war");
        var deployed = directory.resolve("server/deployments/driver.war.deployed");
        await(PATIENCE, () -> Files.exists(deployed), "the driver");
        try (var connection = database.connect()) {
            Installed.openAccounts(connection);
        }
    }

    /** What PostgreSQL says about how durable it is. */
    String durability() throws SQLException {
        return Arrays.stream(
                        new String[] {
                            "server_version", "fsync", "synchronous_commit", "full_page_writes"
                        })
                .map(name -> name + "=" + setting(name))
                .collect(Collectors.joining(", "));
    }

    private String setting(String name) {
        try {
            return text("show " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    Connection connect() throws SQLException {
        return database.connect();
    }

    String url() {
        return "http://127.0.0.1:" + ports.http();
    }

    int smtpPort() {
        return ports.smtp();
    }

    long serverPid() {
        return server.process().pid();
    }

    /** The processor time that WildFly used since it started. */
    Duration serverTime() {
        return server.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The processor time that PostgreSQL and all its processes used, also those that ended. */
    Duration databaseTime() throws IOException {
        var postmaster = database.process();
        var ticks = ticks(postmaster.pid(), true);
        for (var child : postmaster.children().toList()) {
            ticks += ticks(child.pid(), false);
        }
        return Duration.ofMillis(ticks * 10);
    }

    /**
     * User and system time of one process in hundredths of a second, and of those it waited for.
     */
    private static long ticks(long pid, boolean withEnded) throws IOException {
        var file = Path.of("/proc/" + pid + "/stat");
        if (!Files.exists(file)) {
            return 0;
        }
        var text = Files.readString(file);
        var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        var sum = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return withEnded ? sum + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : sum;
    }

    void execute(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String from) throws SQLException {
        try (var connection = database.connect();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery("select count(*) from muster." + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The first column of the first row. */
    String text(String query) throws SQLException {
        try (var connection = database.connect();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** One act of the driver, and its answer. */
    String driver(String... form) throws Exception {
        var body = new StringBuilder();
        for (var i = 0; i < form.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(form[i])
                    .append('=')
                    .append(URLEncoder.encode(form[i + 1], StandardCharsets.UTF_8));
        }
        var answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(url() + "/driver/"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        server.close();
        try {
            database.close();
        } catch (IOException stubborn) {
            System.err.println("PostgreSQL could not be stopped cleanly: " + stubborn);
        }
    }
}
