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
 * server is killed there. A job counts its items in the transaction that did them, and says
 * afterwards that a step or all of it is done: there it waits for a lock in the test's hand, with
 * everything done and nothing of it committed or said.
 */
final class FundServer implements FundBooks.Desk, AutoCloseable {
    private static final String EAR = "muster.ear";
    private static final String DRIVER = "driver.war";
    private static final int LOCK = 4711;
    private static final String WAITING =
            "wait_event_type = 'Lock' and query ~* 'update (muster.job_run|step_execution) set (items_done|state = [$]|endtime)'";
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
                    create table public.boundary (seq bigserial, run uuid, place text);
                    create table public.held (job text, place text);
                    create function public.come_to(run uuid, job text, place text) returns void language plpgsql as $$
                    begin
                        insert into public.boundary (run, place) values ($1, $3);
                        if exists (select from public.held h where h.job = $2 and h.place = $3) then
                            perform pg_advisory_xact_lock(%d);
                        end if;
                    end $$;
                    create function public.counted() returns trigger language plpgsql as $$
                    begin
                        perform public.come_to(new.id, new.job, 'after ' || old.items_done || ' items');
                        return new;
                    end $$;
                    create trigger counted before update on muster.job_run for each row
                        when (new.items_done > old.items_done) execute function public.counted();
                    create function public.ended() returns trigger language plpgsql as $$
                    begin
                        perform public.come_to(new.id, new.job, 'before its end');
                        return new;
                    end $$;
                    create trigger ended before update on muster.job_run for each row
                        when (new.state = 'COMPLETED') execute function public.ended();
                    create function public.step_ended() returns trigger language plpgsql as $$
                    begin
                        perform public.come_to(r.id, r.job, 'before the end of ' || new.stepname)
                           from muster.job_run r where r.execution_id = new.jobexecutionid;
                        return new;
                    end $$;
                    create trigger step_ended before update on jobs.step_execution for each row
                        when (new.batchstatus = 'COMPLETED' and old.batchstatus <> 'COMPLETED')
                        execute function public.step_ended()"""
                            .formatted(LOCK));
        }
    }

    // --- the server

    /**
     * Kills the server and starts it again. What it had not committed is gone before anything that
     * was held back is let go.
     */
    void kill() throws Exception {
        server.kill();
        change("select pg_terminate_backend(pid) from pg_stat_activity where " + WAITING);
        await(() -> waiting("true") == 0, "the dead server's sessions to end");
        letGo();
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

    /** Jobs, by their names, will be held back at these places. */
    void hold(Map<String, String> places) throws Exception {
        for (var at : places.entrySet()) {
            change(
                    "insert into public.held values ('%s', '%s')"
                            .formatted(at.getKey(), at.getValue()));
        }
        keeper = connect();
        try (var statement = keeper.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
        }
    }

    /** Waits until so many jobs are held back. */
    void awaitHeld(int jobs) throws Exception {
        await(() -> waiting("wait_event = 'advisory'") == jobs, jobs + " jobs to be held back");
    }

    /** Waits until another part of a job that is held back stands behind the one that is. */
    void awaitBehind() throws Exception {
        await(() -> waiting("wait_event <> 'advisory'") > 0, "the other part to have done an item");
    }

    /** Nothing is held back any more. */
    void letGo() throws SQLException {
        keeper.close();
        change("delete from public.held");
    }

    /** How many sessions wait to note what they have done, in such a way. */
    private long waiting(String how) throws SQLException {
        return number("select count(*) from pg_stat_activity where " + WAITING + " and " + how);
    }

    /**
     * The places that a run came to, in order: it goes on there from so many committed items, or
     * says that a step or all of it is done.
     */
    List<String> boundaries(String run) throws SQLException {
        return texts(
                "select place from public.boundary where run = '%s' group by place order by min(seq)"
                        .formatted(run));
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
