package org.muster.benchmark;

import static org.muster.run.Await.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.muster.run.Database;
import org.muster.run.MailServer;
import org.muster.run.Ports;
import org.muster.run.WildFly;
import org.muster.system.CampaignDriver;
import org.muster.system.InContainer;
import org.muster.system.Installed;

/**
 * A Muster of its own with very many organisations to write to; letters go as they do anywhere, by
 * a campaign that is sent.
 */
final class Workplace implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final UUID EVENT = UUID.randomUUID();

    private final Path directory;
    private final Ports ports = Ports.free();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Database database;
    private final WildFly server;
    private int campaigns;

    /** What sending one campaign took: until its letters were queued, then until all were sent. */
    record Sending(int letters, Duration queueing, Duration sending) {}

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

    static Workplace open(Path directory, int organisations) throws Exception {
        var place = new Workplace(directory);
        try {
            place.start(organisations);
            return place;
        } catch (Exception failed) {
            place.close();
            throw failed;
        }
    }

    private void start(int organisations) throws Exception {
        Installed.configure(server, directory);
        server.deploy(Path.of(System.getProperty("muster.ear")), "muster.ear");
        server.start();
        server.awaitDeployed("muster.ear");
        var archive = directory.resolve("driver.war");
        InContainer.archive(CampaignDriver.class)
                .as(ZipExporter.class)
                .exportTo(archive.toFile(), true);
        server.deploy(archive, "driver.war");
        var deployed = directory.resolve("server/deployments/driver.war.deployed");
        await(PATIENCE, () -> Files.exists(deployed), "the driver");
        try (var connection = database.connect()) {
            Installed.openAccounts(connection);
        }
        invent(organisations);
        driver("do", "arm");
    }

    private void invent(int organisations) throws SQLException {
        execute(
                """
                insert into muster.organisation (id, version, acronym, name, kind, language)
                    select md5('bench' || n)::uuid, 0, 'B' || n, 'Organisation number ' || n, 'PARTNER', 'en'
                      from generate_series(1, %1$d) n;
                insert into muster.person (id, version, family_name, given_name, email, language, organisation_id, created_at)
                    select md5('bench' || n)::uuid, 0, 'Family name ' || n, 'Given name', 'contact' || n || '@partners.example',
                        (array['en', 'fr', 'es', 'ru', 'zh'])[1 + n %% 5], md5('bench' || n)::uuid, now()
                      from generate_series(1, %1$d) n;
                insert into muster.focal_point (id, organisation_id, person_id, valid_from)
                    select md5('bench' || n)::uuid, md5('bench' || n)::uuid, md5('bench' || n)::uuid, date '2000-01-01'
                      from generate_series(1, %1$d) n;
                insert into muster.capacity_event (id, version, code, type, status, audience, starts_on, ends_on, zone, opens_at,
                    venue, city, country_iso, region, original_language, created_by, created_at)
                values ('%2$s', 0, 'BENCH', 'REGIONAL_WORKSHOP', 'CONFIRMED', 'CUSTOMS_AND_PARTNERS', current_date + 60,
                    current_date + 62, 'Asia/Bangkok', '09:00', 'Thai Customs', 'Bangkok', 'TH', 'AP', 'en', 'test', now());
                insert into muster.capacity_event_title values ('%2$s', 'en', 'Regional dialogue with development partners');
                analyze;"""
                        .formatted(organisations, EVENT));
    }

    /** Drafts a campaign to the first so many organisations, with a text in five languages. */
    String draft(int letters) throws Exception {
        var campaign =
                driver(
                        "do",
                        "draft",
                        "code",
                        "BENCH-" + ++campaigns,
                        "events",
                        EVENT.toString(),
                        "members",
                        "",
                        "organisations",
                        "");
        execute("delete from muster.letter_text where campaign_id = '" + campaign + "'");
        // What is measured is how letters go, not how a PDF for each is printed.
        execute("update muster.campaign set on_paper = false where id = '" + campaign + "'");
        for (var text : Wording.values()) {
            execute(
                    "insert into muster.letter_text values ('%s', 1, '%s', '%s', '%s')"
                            .formatted(campaign, text.language(), text.subject(), text.body()));
        }
        execute(
                """
                insert into muster.campaign_recipient (id, campaign_id, kind, organisation_id)
                    select gen_random_uuid(), '%s', 'ORGANISATION', md5('bench' || n)::uuid
                      from generate_series(1, %d) n;
                analyze muster.campaign_recipient;"""
                        .formatted(campaign, letters));
        return campaign;
    }

    /** From now on so many letters are in flight between two commits. */
    void mark(int size) throws Exception {
        driver("do", "setting", "id", "muster.dispatch.mark.size", "to", Integer.toString(size));
    }

    /** Sends a campaign and waits for its last letter; every one must have gone, and once. */
    Sending send(String campaign) throws Exception {
        var began = System.nanoTime();
        var letters = Integer.parseInt(driver("do", "dispatch", "id", campaign));
        var queued = System.nanoTime();
        await(
                PATIENCE,
                () -> count("letter_slice where not done and mailing_id = '" + campaign + "'") == 0,
                "the campaign's last letter");
        var ended = System.nanoTime();
        var sent =
                count(
                        "letter where delivery = 'SENT' and not possibly_twice and mailing_id = '"
                                + campaign
                                + "'");
        if (sent != letters) {
            throw new IllegalStateException("Only " + sent + " of " + letters + " letters went");
        }
        return new Sending(
                letters, Duration.ofNanos(queued - began), Duration.ofNanos(ended - queued));
    }

    /** The size of a letter on the wire, on the average of some. */
    int bytesOfALetter() throws Exception {
        try (var mail = new MailServer(ports.smtp())) {
            mail.start();
            send(draft(100));
            return (int)
                    mail.letters().stream()
                            .mapToInt(letter -> letter.raw().length)
                            .average()
                            .orElseThrow();
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
        try (var connection = database.connect();
                var rows = connection.createStatement().executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
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

    private void execute(String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String from) throws SQLException {
        try (var connection = database.connect();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery("select count(*) from muster." + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private String driver(String... form) throws Exception {
        var body = new StringBuilder();
        for (var i = 0; i < form.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(form[i])
                    .append('=')
                    .append(URLEncoder.encode(form[i + 1], StandardCharsets.UTF_8));
        }
        var answer =
                http.send(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:" + ports.http() + "/driver/"))
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
