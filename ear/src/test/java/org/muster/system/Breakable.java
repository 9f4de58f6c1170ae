package org.muster.system;

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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.muster.run.Database;
import org.muster.run.MailServer;
import org.muster.run.Ports;
import org.muster.run.ScriptedRelay;
import org.muster.run.WildFly;

/**
 * One or two servers with a database, a broker and a mail server of their own, each of which can be
 * broken and mended while the others go on. Shared by the tests that break things, which leave
 * everything running and the mail server obliging.
 */
final class Breakable implements AutoCloseable {
    static final int MEMBERS = 186;
    static final int WORKERS = 4;
    static final Duration LEASE = Duration.ofSeconds(8);

    private static final String BROKER_PASSWORD = "b9-of-the-broker";
    private static final String QUEUE = "LetterSlices";
    private static final UUID EVENT = UUID.randomUUID();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path directory;
    private final Ports ports = Ports.free();
    private final ScriptedRelay relay;
    private final List<WildFly> nodes = new ArrayList<>();
    private Database database;
    private Broker broker;

    private Breakable(Path directory) throws IOException {
        this.directory = directory;
        WildFly.remove(directory);
        Files.createDirectories(directory);
        relay = new ScriptedRelay(ports.smtp());
    }

    static Breakable start(Path directory) {
        try {
            var fresh = new Breakable(directory);
            try {
                fresh.install();
                return fresh;
            } catch (Exception failed) {
                fresh.close();
                throw failed;
            }
        } catch (Exception failed) {
            throw new IllegalStateException("What is to be broken could not be started", failed);
        }
    }

    private void install() throws Exception {
        database = Database.start(directory.resolve("postgres"), ports.database());
        createBroker();
        var first = node(ports, 1);
        var properties = directory.resolve("secrets.properties");
        Files.writeString(
                properties,
                "muster.store.password=s7-of-the-store\nmuster.db.password=postgres\nmuster.broker.password=%s\n"
                        .formatted(BROKER_PASSWORD));
        var scripts = Path.of(System.getProperty("muster.scripts"));
        Installed.configure(first, directory);
        first.runScripts(
                List.of(scripts.resolve("secrets.cli"), scripts.resolve("broker.cli")), properties);
        first.deploy(Path.of(System.getProperty("muster.ear")), "muster.ear");
        var driver = directory.resolve("driver.war");
        InContainer.archive(CampaignDriver.class)
                .as(ZipExporter.class)
                .exportTo(driver.toFile(), true);
        first.deploy(driver, "driver.war");
        nodes.add(first);
        startNode(0);
        try (var connection = connect()) {
            Installed.openAccounts(connection);
        }
        invent();
        driver(0, "do", "arm");
    }

    private void createBroker() throws IOException, InterruptedException {
        var names = new LinkedHashMap<String, String>();
        names.put("MUSTER", directory.resolve("muster").toString());
        names.put("DATA", directory.resolve("data").toString());
        names.put("ARTEMIS", directory.resolve("apache-artemis-2.40.0").toString());
        names.put("BROKER", directory.resolve("broker").toString());
        names.put("BROKER_HOST", "127.0.0.1");
        names.put("BROKER_PORT", Integer.toString(ports.broker()));
        for (var one : List.of("DB_PASSWORD", "STORE_PASSWORD", "BROKER_PASSWORD")) {
            names.put(one, BROKER_PASSWORD);
        }
        var handbook =
                new Handbook(Path.of(System.getProperty("muster.handbook")), directory, names);
        broker = Broker.create(directory, handbook, ports.broker(), BROKER_PASSWORD);
        broker.run();
    }

    private WildFly node(Ports at, int number) {
        var settings = Installed.settings(database, at);
        settings.put("muster.smtp.port", Integer.toString(ports.smtp()));
        settings.put("muster.smtp.starttls", "true"); // taken up where the relay offers it
        settings.put("muster.node", "breakable-" + number);
        settings.put("muster.data.dir", directory.resolve("data").toString());
        settings.put("muster.store.password", "s7-of-the-store");
        settings.put("muster.broker.host", "127.0.0.1");
        settings.put("muster.broker.port", Integer.toString(ports.broker()));
        settings.put("muster.broker.user", "muster");
        settings.put("muster.dispatch.lease.seconds", Long.toString(LEASE.toSeconds()));
        settings.put("muster.dispatch.slice.size", "50");
        settings.put("muster.travel.sweep.seconds", "1");
        settings.put("muster.retention.sweep.seconds", "1");
        settings.put("muster.advance.sweep.seconds", "1");
        return new WildFly(Installed.home(), directory.resolve("node-" + number), at, settings);
    }

    /** A second server on the same database, broker and directory; there once it was asked for. */
    void startSecondNode() throws Exception {
        if (nodes.size() == 1) {
            copy(directory.resolve("node-1"), directory.resolve("node-2"));
            nodes.add(node(Ports.free(), 2));
        }
        startNode(1);
    }

    private static void copy(Path from, Path to) throws IOException {
        for (var part : List.of("configuration", "deployments", "data")) {
            try (var files = Files.walk(from.resolve(part))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var name = from.relativize(file).toString();
                    if (!name.endsWith(".deployed")
                            && (!part.equals("data") || name.contains("credentials"))) {
                        var target = to.resolve(name);
                        Files.createDirectories(target.getParent());
                        Files.copy(file, target);
                    }
                }
            }
        }
    }

    // --- breaking and mending

    WildFly node(int index) {
        return nodes.get(index);
    }

    void startNode(int index) throws Exception {
        var node = nodes.get(index);
        for (var archive : List.of("muster.ear", "driver.war")) {
            Files.deleteIfExists(node.base().resolve("deployments/" + archive + ".deployed"));
        }
        node.start();
        node.awaitDeployed("muster.ear");
        node.awaitDeployed("driver.war");
    }

    /** Ends every connection of the servers to the database at once. */
    void cutDatabaseConnections() throws SQLException {
        rows(
                "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()");
    }

    void killDatabase() throws IOException {
        database.kill();
        database = Database.start(directory.resolve("postgres"), ports.database());
    }

    Broker broker() {
        return broker;
    }

    void killBroker() throws IOException {
        broker.kill();
        broker.run();
    }

    void throwOutConsumers() throws IOException {
        broker.closeConsumers(QUEUE);
    }

    ScriptedRelay relay() {
        return relay;
    }

    // --- campaigns

    /** Drafts and sends a campaign to every Member. */
    String send(int node, String code) throws Exception {
        var campaign =
                driver(
                        node,
                        "do",
                        "draft",
                        "code",
                        code,
                        "events",
                        EVENT.toString(),
                        "members",
                        String.join(
                                ",", rows("select code from muster.member where left_on is null")),
                        "organisations",
                        "");
        withoutPaper(campaign);
        driver(node, "do", "dispatch", "id", campaign);
        return campaign;
    }

    /** The first PDF a server prints may take longer than a test's lease. */
    private void withoutPaper(String campaign) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "update muster.campaign set on_paper = false where id = '" + campaign + "'");
        }
    }

    /** How many letters of a campaign are in a state, as SQL says it. */
    long count(String campaign, String condition) throws SQLException {
        return Long.parseLong(
                rows("select count(*) from muster.letter where mailing_id = '"
                                + campaign
                                + "' and "
                                + condition)
                        .get(0));
    }

    /** Letters that may still go by themselves. */
    long open(String campaign) throws SQLException {
        return count(
                campaign,
                "(delivery in ('QUEUED', 'IN_FLIGHT') or delivery = 'UNCERTAIN' and times_uncertain <= 1)");
    }

    /** The Message-IDs of letters that are shown as possibly twice. */
    Set<String> shownAsTwice(String campaign) throws SQLException {
        return Set.copyOf(
                rows(
                        "select message_id from muster.letter where possibly_twice and mailing_id = '"
                                + campaign
                                + "'"));
    }

    Set<String> arrived() {
        return relay.letters().stream()
                .map(MailServer.Letter::messageId)
                .collect(Collectors.toSet());
    }

    Set<String> arrivedTwice() {
        var seen = new HashSet<String>();
        return relay.letters().stream()
                .map(MailServer.Letter::messageId)
                .filter(id -> !seen.add(id))
                .collect(Collectors.toSet());
    }

    String driver(int node, String... form) throws Exception {
        var body = new StringBuilder();
        for (var i = 0; i < form.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(form[i])
                    .append('=')
                    .append(URLEncoder.encode(form[i + 1], StandardCharsets.UTF_8));
        }
        var at = URI.create("http://127.0.0.1:" + nodes.get(node).ports().http() + "/driver/");
        var request =
                HttpRequest.newBuilder(at)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(List.of(form) + ": " + answer.body());
        }
        return answer.body();
    }

    private void invent() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into muster.member (code, joined_on, language, source)
                    select 'Z' || lpad(to_hex(n), 2, '0'), date '2000-01-01', 'en', 'test'
                    from generate_series(1, greatest(0, %2$d - (select count(*)::int from muster.member where left_on is null))) n;
                    insert into muster.member_name select code, 'en', 'Customs of ' || code from muster.member
                        on conflict do nothing;
                    delete from muster.focal_point;
                    insert into muster.person (id, version, family_name, given_name, email, language, member_code, created_at)
                    select gen_random_uuid(), 0, 'Of ' || code, 'Officer', lower(code) || '@' || lower(code) || '.example',
                        (array['en', 'fr', 'es', 'ru'])[1 + row_number() over (order by code) %% 4], code, now() from muster.member;
                    insert into muster.focal_point (id, member_code, person_id, valid_from)
                    select gen_random_uuid(), member_code, id, date '2000-01-01' from muster.person where given_name = 'Officer';
                    insert into muster.capacity_event (id, version, code, type, status, audience, starts_on, ends_on, zone, opens_at,
                        venue, city, country_iso, region, original_language, created_by, created_at)
                    values ('%1$s', 0, 'BREAK', 'REGIONAL_WORKSHOP', 'CONFIRMED', 'CUSTOMS_ONLY', current_date + 60,
                        current_date + 62, 'Asia/Bangkok', '09:00', 'Thai Customs', 'Bangkok', 'TH', 'AP', 'en', 'test', now());
                    insert into muster.capacity_event_title values ('%1$s', 'en', 'To be broken');"""
                            .formatted(EVENT, MEMBERS));
        }
    }

    Connection connect() throws SQLException {
        return database.connect();
    }

    List<String> rows(String sql) throws SQLException {
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

    Map<String, Long> states(String campaign) throws SQLException {
        var states = new LinkedHashMap<String, Long>();
        for (var row :
                rows(
                        "select delivery || ' ' || count(*) from muster.letter where mailing_id = '"
                                + campaign
                                + "' group by delivery order by 1")) {
            var parts = row.split(" ");
            states.put(parts[0], Long.valueOf(parts[1]));
        }
        return states;
    }

    @Override
    public void close() throws IOException {
        relay.close();
        nodes.forEach(WildFly::close);
        if (broker != null) {
            broker.stop();
        }
        if (database != null) {
            database.close();
        }
    }
}
