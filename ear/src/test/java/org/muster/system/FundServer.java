package org.muster.system;

import static org.muster.run.Await.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.muster.run.Database;
import org.muster.run.Ports;
import org.muster.run.WildFly;

/**
 * A Muster of one or more servers with a database of their own, whose jobs are held back where the
 * test says and whose server is killed there: with the first row of its next items written, in the
 * transaction that counts them, or before it says that a step or all of it is done. There it waits
 * for a lock in the test's hand, with nothing of it committed or said.
 */
final class FundServer implements FundBooks.Desk, AutoCloseable {
    private static final String EAR = "muster.ear";
    private static final String DRIVER = "driver.war";
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final int LOCK = 4711;

    /** The first row of what a job makes of its next items. */
    private static final String WORK =
            """
            create function public.at_work() returns trigger language plpgsql as $$
            begin
                perform public.come_to(r.id, r.job, 'at work after ' || r.items_done || ' items')
                   from muster.job_run r where r.job = tg_argv[0] and r.state = 'RUNNING';
                return new;
            end $$;
            create trigger at_work before insert on muster.presence for each row
                execute function public.at_work('attendance-import');
            create trigger at_work before insert on muster.journal_entry for each row
                when (new.source_kind = 'CLAIM') execute function public.at_work('reconcile-attendance');
            create trigger at_work before insert on muster.balance_check for each row
                execute function public.at_work('ledger-balances');
            create function public.at_statement() returns trigger language plpgsql as $$
            begin
                perform public.come_to(r.id, r.job, 'at work on item ' || i.seq)
                   from muster.job_run r join muster.statement_run_item i on i.job_run_id = r.id
                  where r.id = new.job_run_id and i.contribution_id = new.contribution_id;
                return new;
            end $$;
            create trigger at_statement before insert on muster.donor_statement for each row
                execute function public.at_statement()""";

    private static final String WAITING =
            "wait_event_type = 'Lock' and backend_type = 'client backend'";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path directory;
    private final Database database;
    private final List<WildFly> nodes = new ArrayList<>();

    /** Nobody takes the ports of a server that lies dead, as little as those of the database. */
    private final List<ServerSocket> kept = new ArrayList<>();

    private Connection keeper;

    private FundServer(Path directory, int count) throws IOException {
        this.directory = directory;
        WildFly.remove(directory);
        Files.createDirectories(directory);
        var ports = Ports.free();
        database = Database.start(directory.resolve("postgres"), ports.database());
        nodes.add(node(ports));
        while (nodes.size() < count) {
            var further = Ports.free();
            kept.add(new ServerSocket(further.database(), 1, InetAddress.getLoopbackAddress()));
            nodes.add(node(further));
        }
    }

    private WildFly node(Ports ports) {
        var settings = Installed.settings(database, ports);
        settings.put("muster.data.dir", directory.resolve("data").toString());
        settings.put("muster.jobs.lease", Long.toString(LEASE.toSeconds()));
        var base = directory.resolve("server-" + ports.offset());
        return new WildFly(Installed.home(), base, ports, settings);
    }

    /** Starts so many in a directory of their own; they end with this process at the latest. */
    static FundServer start(Path directory, int count) throws Exception {
        var fresh = new FundServer(directory, count);
        Runtime.getRuntime().addShutdownHook(new Thread(fresh::close, "end-fund"));
        fresh.install();
        return fresh;
    }

    private void install() throws Exception {
        var driver = directory.resolve(DRIVER);
        InContainer.archive(
                        FundBooksDoor.class,
                        FundBooks.class,
                        FundModel.class,
                        FundPlay.class,
                        FundingStage.class)
                .as(ZipExporter.class)
                .exportTo(driver.toFile(), true);
        for (var node : nodes) {
            Installed.configure(node, directory);
            node.deploy(Path.of(System.getProperty("muster.ear")), EAR);
            node.deploy(driver, DRIVER);
        }
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
                            perform pg_advisory_xact_lock(%d, hashtext($2));
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
            statement.execute(WORK);
        }
    }

    // --- the server

    /**
     * Kills the server that acts go to. The next one takes its place, or it is started again where
     * it is the only one. What it had not committed is gone before anything that was held back is
     * let go.
     */
    void kill() throws Exception {
        acting().kill();
        change("select pg_terminate_backend(pid) from pg_stat_activity where " + WAITING);
        await(() -> waiting("true") == 0, "the dead server's sessions to end");
        letGo();
        takeTurns();
    }

    /** From now on acts go to the next server. */
    void takeTurns() throws Exception {
        Collections.rotate(nodes, 1);
        mend(acting());
    }

    /** Starts whatever server lies dead. */
    void mend() throws Exception {
        for (var node : nodes) {
            mend(node);
        }
    }

    private static void mend(WildFly node) throws Exception {
        if (node.isAlive()) {
            return;
        }
        for (var archive : List.of(EAR, DRIVER)) {
            Files.deleteIfExists(node.base().resolve("deployments/" + archive + ".deployed"));
        }
        node.start();
        node.awaitDeployed(EAR);
        node.awaitDeployed(DRIVER);
    }

    /** The server that acts go to. */
    WildFly acting() {
        return nodes.get(0);
    }

    /** The one that takes its place. */
    WildFly next() {
        return nodes.get(1);
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
            for (var job : places.keySet()) {
                statement.execute(
                        "select pg_advisory_lock(%d, hashtext('%s'))".formatted(LOCK, job));
            }
        }
    }

    /**
     * Lets the server that acts go to stand still: what is under way in the database is over, but
     * for what is held back.
     */
    void standStill() throws Exception {
        acting().freeze(true);
        await(
                () ->
                        number(
                                        "select count(*) from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()"
                                                + " and wait_event_type is distinct from 'Lock' and backend_type = 'client backend'")
                                == 0,
                "the server to stand still");
    }

    /** Waits until so many jobs are held back. */
    void awaitHeld(int jobs) throws Exception {
        var held =
                "select count(distinct objid) from pg_locks where locktype = 'advisory' and classid = "
                        + LOCK
                        + " and not granted";
        await(() -> number(held) == jobs, jobs + " jobs to be held back");
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
     * The places that a run came to, in order: it begins or counts items there after so many
     * committed ones, or says that a step or all of it is done.
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
                HttpRequest.newBuilder(URI.create(address(acting()) + "/driver/"))
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
        return post(acting(), path, body, login);
    }

    /** Posts to one server's API. */
    static HttpResponse<String> post(WildFly node, String path, String body, String login)
            throws IOException, InterruptedException {
        var credentials = (login + ":" + Installed.PASSWORD).getBytes(StandardCharsets.UTF_8);
        var request =
                HttpRequest.newBuilder(URI.create(address(node) + "/muster/api/v1" + path))
                        .timeout(Duration.ofSeconds(60))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(credentials))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static String address(WildFly node) {
        return "http://127.0.0.1:" + node.ports().http();
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

    void change(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        nodes.forEach(WildFly::close);
        try {
            for (var ports : kept) {
                ports.close();
            }
            database.close();
        } catch (IOException stubborn) {
            System.err.println("The database could not be stopped cleanly: " + stubborn);
        }
    }
}
