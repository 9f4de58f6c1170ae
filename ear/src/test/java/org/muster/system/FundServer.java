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
 * A Muster with a database of its own, on one server or two, whose jobs are held back where the
 * test says and whose server is killed there. A job counts its items in the transaction that did
 * them: there it waits for a lock in the test's hand, with everything done and nothing committed.
 */
final class FundServer implements FundBooks.Desk, AutoCloseable {
    private static final String EAR = "muster.ear";
    private static final String DRIVER = "driver.war";
    private static final int LOCK = 4711;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path directory;
    private final Database database;
    private final List<WildFly> nodes = new ArrayList<>();
    private int asked;
    private Connection keeper;

    private FundServer(Path directory, int count) throws Exception {
        this.directory = directory;
        WildFly.remove(directory);
        Files.createDirectories(directory);
        var driver = directory.resolve(DRIVER);
        InContainer.archive(
                        FundBooksDoor.class,
                        FundBooks.class,
                        FundBooks.Answer.class,
                        FundBooks.Desk.class,
                        FundModel.class,
                        FundPlay.class,
                        FundingStage.class)
                .as(ZipExporter.class)
                .exportTo(driver.toFile(), true);
        var first = Ports.free();
        database = Database.start(directory.resolve("postgres"), first.database());
        for (var number = 0; number < count; number++) {
            lay(number == 0 ? first : Ports.free(), number, driver);
            start(number);
        }
        try (var connection = connect()) {
            Installed.openAccounts(connection);
            watch(connection);
        }
    }

    static FundServer start(Path directory, int nodes) throws Exception {
        return new FundServer(directory, nodes);
    }

    private void lay(Ports ports, int number, Path driver) throws Exception {
        var settings = Installed.settings(database, ports);
        settings.put("muster.node", "fund-" + number);
        settings.put("muster.jobs.lease", "15");
        var node =
                new WildFly(Installed.home(), directory.resolve("node-" + number), ports, settings);
        Installed.configure(node, directory);
        node.deploy(Path.of(System.getProperty("muster.ear")), EAR);
        node.deploy(driver, DRIVER);
        nodes.add(node);
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

    // --- servers

    private void start(int number) throws Exception {
        var node = nodes.get(number);
        for (var archive : List.of(EAR, DRIVER)) {
            Files.deleteIfExists(node.base().resolve("deployments/" + archive + ".deployed"));
        }
        node.start();
        node.awaitDeployed(EAR);
        node.awaitDeployed(DRIVER);
    }

    /**
     * Kills the server that is asked. Where there is another one, that is asked from now on; the
     * only one is started again.
     */
    void kill() throws Exception {
        nodes.get(asked).kill();
        letGo();
        await(() -> waiting("is not null") == 0, "the dead server's sessions to end");
        if (nodes.size() == 1) {
            start(asked);
        }
        asked = (asked + 1) % nodes.size();
    }

    /** Starts what lies dead. */
    void mend() throws Exception {
        for (var number = 0; number < nodes.size(); number++) {
            if (!nodes.get(number).isAlive()) {
                start(number);
            }
        }
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
        return "http://127.0.0.1:" + nodes.get(asked).ports().http();
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
    public void close() throws IOException {
        nodes.forEach(WildFly::close);
        database.close();
    }
}
