package org.muster.system;

import static org.muster.run.Await.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.muster.run.Database;
import org.muster.run.Ports;
import org.muster.run.WildFly;

/**
 * A Muster with a database of its own, whose jobs are held back where the test says and whose
 * server is killed there. A job counts its items in the transaction that did them: there it waits
 * for a lock in the test's hand, with everything done and nothing committed.
 */
final class FundServer implements FundBooks.Desk, AutoCloseable {
    private static final String EAR = "muster.ear";
    private static final String DRIVER = "driver.war";
    private static final int LOCK = 4711;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Database database;
    private final WildFly server;
    private Connection keeper;

    private FundServer(Path directory) throws IOException {
        WildFly.remove(directory);
        Files.createDirectories(directory);
        var ports = Ports.free();
        database = Database.start(directory.resolve("postgres"), ports.database());
        var settings = Installed.settings(database, ports);
        server = new WildFly(Installed.home(), directory.resolve("server"), ports, settings);
    }

    /** Starts one in a directory of its own; it ends with this process at the latest. */
    static FundServer start(Path directory) throws Exception {
        var fresh = new FundServer(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(fresh::close, "end-fund"));
        fresh.install(directory);
        return fresh;
    }

    private void install(Path directory) throws Exception {
        Installed.configure(server, directory);
        server.deploy(Path.of(System.getProperty("muster.ear")), EAR);
        var driver = directory.resolve(DRIVER);
        InContainer.archive(
                        FundBooksDoor.class,
                        FundBooks.class,
                        FundModel.class,
                        FundPlay.class,
                        FundingStage.class)
                .as(ZipExporter.class)
                .exportTo(driver.toFile(), true);
        server.deploy(driver, DRIVER);
        mend();
        try (var connection = connect()) {
            Installed.openAccounts(connection);
            watch(connection);
        }
    }

    /** Notes each boundary that a job comes to, and waits there where the test says so. */
    private static void watch(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    """
                    create table public.boundary (run uuid, committed bigint, ended boolean);
                    create table public.held (job text, committed bigint, ended boolean);
                    create function public.boundary() returns trigger language plpgsql as $$
                    begin
                        insert into public.boundary values (new.id, old.items_done, new.state = 'COMPLETED');
                        if exists (select from public.held h where h.job = new.job
                                and h.committed in (-1, old.items_done) and h.ended = (new.state = 'COMPLETED')) then
                            perform pg_advisory_xact_lock(%d);
                        end if;
                        return new;
                    end $$;
                    create trigger boundary before update on muster.job_run for each row
                        when (new.items_done > old.items_done or new.state = 'COMPLETED')
                        execute function public.boundary()"""
                            .formatted(LOCK));
        }
    }

    // --- the server

    /** Kills the server, lets go of what was held, and starts it again. */
    void kill() throws Exception {
        server.kill();
        letGo();
        await(() -> waiting("is not null") == 0, "the dead server's sessions to end");
        mend();
    }

    /** Starts the server where it lies dead. */
    void mend() throws Exception {
        if (server.isAlive()) {
            return;
        }
        for (var archive : List.of(EAR, DRIVER)) {
            Files.deleteIfExists(server.base().resolve("deployments/" + archive + ".deployed"));
        }
        server.start();
        server.awaitDeployed(EAR);
        server.awaitDeployed(DRIVER);
    }

    // --- boundaries

    /** Jobs will be held back there. */
    void hold(Map<String, Boundary> where) throws Exception {
        for (var at : where.entrySet()) {
            change(
                    "insert into public.held values ('%s', %d, %b)"
                            .formatted(
                                    at.getKey(), at.getValue().committed(), at.getValue().isEnd()));
        }
        keeper = connect();
        try (var statement = keeper.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
        }
    }

    /** Waits until so many jobs are held back. */
    void awaitHeld(int jobs) throws Exception {
        await(() -> waiting("= 'advisory'") == jobs, jobs + " jobs to be held back");
    }

    /** Waits until another part of a job that is held back stands behind the one that is. */
    void awaitBehind() throws Exception {
        await(() -> waiting("<> 'advisory'") > 0, "the other part to have done an item");
    }

    /** Nothing is held back any more. */
    void letGo() throws SQLException {
        keeper.close();
        change("delete from public.held");
    }

    /** How many sessions wait for such a lock to count what they have done. */
    private long waiting(String event) throws SQLException {
        return number(
                """
                select count(*) from pg_stat_activity where wait_event_type = 'Lock' and wait_event %s
                   and query ~ 'update muster.job_run set (items_done|state = [$])'"""
                        .formatted(event));
    }

    /** Those that a run came to, in order. */
    List<Boundary> boundaries(String run) throws SQLException {
        return texts(
                        """
                        select committed || ' ' || ended from public.boundary
                         where run = '%s' group by committed, ended order by ended, committed"""
                                .formatted(run))
                .stream()
                .map(text -> text.split(" "))
                .map(
                        parts ->
                                parts[1].equals("true")
                                        ? Boundary.END
                                        : new Boundary(Long.parseLong(parts[0])))
                .toList();
    }

    /**
     * Where a job is killed: in the transaction that goes on from so many committed items, or in
     * the one that says that all is done.
     */
    record Boundary(long committed) {
        static final Boundary END = new Boundary(-1);

        boolean isEnd() {
            return committed < 0;
        }

        @Override
        public String toString() {
            return isEnd() ? "before its end" : "after " + committed + " items";
        }
    }

    // --- doors

    @Override
    public FundBooks.Answer act(String... words) throws Exception {
        var form =
                Stream.of(words)
                        .map(word -> "word=" + URLEncoder.encode(word, StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        var request =
                HttpRequest.newBuilder(URI.create(address() + "/driver/"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(List.of(words) + ": " + answer.body());
        }
        var end = answer.body().indexOf('\n');
        return new FundBooks.Answer(
                answer.body().substring(0, end), answer.body().substring(end + 1));
    }

    /** What the act made, which nothing refuses. */
    String made(Object... words) throws Exception {
        var answer = act(Stream.of(words).map(Object::toString).toArray(String[]::new));
        if (!answer.refusal().equals(FundModel.ALLOWED)) {
            throw new IllegalStateException(List.of(words) + ": " + answer.refusal());
        }
        return answer.told();
    }

    /** Posts to the API as the account whose login is given. */
    HttpResponse<String> post(String path, String body, String login)
            throws IOException, InterruptedException {
        var credentials = (login + ":" + Installed.PASSWORD).getBytes(StandardCharsets.UTF_8);
        var request =
                HttpRequest.newBuilder(URI.create(address() + "/muster/api/v1" + path))
                        .timeout(Duration.ofSeconds(60))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(credentials))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private String address() {
        return "http://127.0.0.1:" + server.ports().http();
    }

    // --- rows

    Connection connect() throws SQLException {
        return database.connect();
    }

    List<String> texts(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    String text(String sql) throws SQLException {
        return texts(sql).get(0);
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private void change(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
