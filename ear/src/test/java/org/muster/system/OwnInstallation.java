package org.muster.system;

import static org.muster.run.Await.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.muster.run.Database;
import org.muster.run.MailServer;
import org.muster.run.Ports;
import org.muster.run.WildFly;
import org.muster.shared.Roles;

/**
 * One installation as an operator makes it, in a directory of its own: a WildFly unpacked afresh, a
 * PostgreSQL with a plain role behind a password, an Artemis broker as a process of its own.
 */
final class OwnInstallation implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Map<String, String> SECRETS =
            Map.of(
                    "DB_PASSWORD", "d4-of-the-database",
                    "STORE_PASSWORD", "s7-of-the-store",
                    "BROKER_PASSWORD", "b9-of-the-broker",
                    "RELAY_PASSWORD", "r5-of-the-relay",
                    "MAILBOX_PASSWORD", "m3-of-the-mailbox");
    private static final String RELAY_USER = "muster";
    private static final String BOUNCES = "bounces@muster.example";
    private static final String ADMINISTRATOR = "chief";
    private static final String PASSWORD = "a long enough password";

    private static final UUID EVENT = UUID.randomUUID();
    private static final String MEMBER = "TH";

    private final Path directory;
    private final Ports ports = Ports.free();
    private final String url = "http://127.0.0.1:" + ports.http() + "/muster";
    private final MailServer mail =
            new MailServer(ports.smtp(), RELAY_USER, SECRETS.get("RELAY_PASSWORD"));
    private final GreenMail imap =
            new GreenMail(new ServerSetup(ports.imap(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final Handbook handbook;
    private Database database;
    private Process server;
    private Broker broker;
    private int campaigns;
    private long invented;
    private String configuredOnce;
    private String configuredTwice;

    private OwnInstallation(Path directory) throws IOException {
        this.directory = directory;
        WildFly.remove(directory);
        Files.createDirectories(directory);
        var names = new LinkedHashMap<>(SECRETS);
        names.put("WILDFLY", home().toString());
        names.put("MUSTER", directory.resolve("muster").toString());
        names.put("DATA", data().toString());
        names.put("DOWNLOADS", directory.resolve("downloads").toString());
        names.put("ARTEMIS", directory.resolve("apache-artemis-2.40.0").toString());
        names.put("BROKER", directory.resolve("broker").toString());
        names.put("BROKER_HOST", "127.0.0.1");
        names.put("BROKER_PORT", Integer.toString(ports.broker()));
        names.put("ADMINISTRATOR", ADMINISTRATOR);
        names.put("ADMINISTRATOR_PASSWORD", PASSWORD);
        handbook = new Handbook(Path.of(System.getProperty("muster.handbook")), directory, names);
    }

    static OwnInstallation byTheHandbook(Path directory) throws Exception {
        var own = new OwnInstallation(directory);
        try {
            own.install();
            return own;
        } catch (Exception failed) {
            own.close();
            throw failed;
        }
    }

    private void install() throws Exception {
        mail.start();
        imap.start();
        openMailbox(SECRETS.get("MAILBOX_PASSWORD"));
        startDatabase();
        createDatabase();
        download();
        broker = Broker.create(directory, handbook, ports.broker(), SECRETS.get("BROKER_PASSWORD"));
        broker.run();
        // The sections in their order; the settings are edited where the handbook says so.
        var commands = handbook.blocks("sh", "");
        for (var block : commands) {
            handbook.run(block);
            if (block.text().contains("muster.properties\" ] ||")) {
                edit();
            }
        }
        relayAndBroker();
        configuredOnce = configuration();
        for (var block : commands) {
            if (block.text().contains("jboss-cli.sh")) {
                handbook.run(block);
            }
        }
        relayAndBroker();
        configuredTwice = configuration();
        startServer();
        invented =
                count("select count(*) from muster.person")
                        + count("select count(*) from muster.capacity_event")
                        + count("select count(*) from muster.business_clock");
    }

    private void relayAndBroker() throws Exception {
        handbook.run(handbook.blocks("sh", "relay").get(0));
        handbook.run(handbook.blocks("sh", "mailbox").get(0));
        handbook.run(handbook.blocks("sh", "broker").get(1));
    }

    /** Puts what an operator downloads beside each other. */
    private void download() throws IOException {
        var downloads = Files.createDirectories(directory.resolve("downloads"));
        Files.createSymbolicLink(
                downloads.resolve("wildfly-39.0.1.Final.zip"), of("muster.wildfly.zip"));
        Files.createSymbolicLink(downloads.resolve("postgresql.jar"), of("muster.driver"));
        Files.createSymbolicLink(downloads.resolve("muster.ear"), of("muster.ear"));
        Files.createSymbolicLink(downloads.resolve("wildfly"), of("muster.scripts"));
    }

    private static Path of(String property) {
        return Path.of(System.getProperty(property)).toAbsolutePath();
    }

    private void createDatabase() throws IOException, SQLException {
        // Passwords count here: the embedded PostgreSQL would let everybody in.
        var access = directory.resolve("postgres/pg_hba.conf");
        Files.writeString(
                access, "host all muster 127.0.0.1/32 scram-sha-256\n" + Files.readString(access));
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("select pg_reload_conf()");
            var text = handbook.blocks("sql", "").get(0).text();
            for (var command : text.split(";\\s*")) {
                statement.execute(command.replace("DB_PASSWORD", SECRETS.get("DB_PASSWORD")));
            }
        }
    }

    /** Fills in what the handbook leaves to the operator. */
    private void edit() throws IOException {
        var file = directory.resolve("muster/muster.properties");
        var values = new LinkedHashMap<String, String>();
        values.put("muster.db.url", databaseUrl());
        values.put("muster.db.driver", directory.resolve("muster/postgresql.jar").toString());
        values.put("muster.smtp.host", "127.0.0.1");
        values.put("muster.smtp.port", Integer.toString(ports.smtp()));
        values.put("muster.smtp.user", RELAY_USER);
        values.put("muster.mail.bounces", BOUNCES);
        values.put("muster.imap.host", "127.0.0.1");
        values.put("muster.imap.port", Integer.toString(ports.imap()));
        values.put("muster.imap.tls", "false");
        values.put("muster.imap.user", BOUNCES);
        values.put("muster.mailbox.seconds", "1");
        values.put("muster.broker.host", "127.0.0.1");
        values.put("muster.broker.port", Integer.toString(ports.broker()));
        values.put("muster.public.url", url);
        values.put("muster.node", "own-" + ports.offset());
        values.put("muster.data.dir", data().toString());
        values.put("jboss.socket.binding.port-offset", Integer.toString(ports.offset()));
        var kept =
                Files.readAllLines(file).stream()
                        .filter(line -> !values.containsKey(line.replaceAll("^#?|=.*$", "")));
        var lines = new ArrayList<>(kept.toList());
        values.forEach((name, value) -> lines.add(name + "=" + value));
        Files.write(file, lines);
    }

    private String configuration() throws IOException {
        return Files.readString(home().resolve("standalone/configuration/standalone-full.xml"));
    }

    String configuredOnce() {
        return configuredOnce;
    }

    String configuredTwice() {
        return configuredTwice;
    }

    /** Files of the installation, outside the credential store, in which a password stands. */
    List<Path> filesWithASecret() throws IOException {
        try (var files = Files.walk(home().resolve("standalone"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(xml|properties|log|cli|txt)"))
                    .filter(OwnInstallation::tellsASecret)
                    .toList();
        }
    }

    private static boolean tellsASecret(Path file) {
        try {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return SECRETS.values().stream().anyMatch(text::contains);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Path home() {
        return directory.resolve("wildfly-39.0.1.Final");
    }

    private Path data() {
        return directory.resolve("data");
    }

    private String databaseUrl() {
        return "jdbc:postgresql://127.0.0.1:" + ports.database() + "/muster";
    }

    /** People and events there were before anybody entered one. */
    long invented() {
        return invented;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(databaseUrl(), "muster", SECRETS.get("DB_PASSWORD"));
    }

    long count(String query) throws SQLException {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    // --- the three that are restarted

    Database database() {
        return database;
    }

    void startDatabase() throws IOException {
        database = Database.start(directory.resolve("postgres"), ports.database());
    }

    void restartDatabase() throws Exception {
        database.close();
        startDatabase();
        awaitReadiness(200);
    }

    /** Nothing waits in the broker's queues, as a client of its own sees them. */
    void awaitBrokerIsDone() throws Exception {
        await(PATIENCE, () -> broker.waiting("LetterSlices") == 0, "no message waits");
        await(PATIENCE, () -> broker.waiting("DLQ") == 0, "no message is given up");
    }

    void restartBroker() throws Exception {
        broker.stop();
        broker.run();
    }

    void restartServerWhileTheBrokerIsAway() throws Exception {
        broker.stop();
        restartServer();
        broker.run();
    }

    void startServer() throws Exception {
        var before = starts();
        var block = handbook.blocks("sh", "start").get(0);
        server = handbook.start(block, directory.resolve("server.log"));
        // Asked while it starts, the server answers late, and starts late.
        await(PATIENCE, () -> starts() > before || !server.isAlive(), "the server's start");
        awaitReadiness(200);
    }

    /** How often the server said that it is up. */
    private long starts() throws IOException {
        var log = directory.resolve("server.log");
        if (Files.notExists(log)) {
            return 0;
        }
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(
                            line -> line.contains("WFLYSRV0025:") || line.contains("WFLYSRV0026:"))
                    .count();
        }
    }

    void restartServer() throws Exception {
        Broker.end(server);
        startServer();
    }

    @Override
    public void close() {
        Broker.end(server);
        if (broker != null) {
            broker.stop();
        }
        mail.close();
        imap.stop();
        try {
            if (database != null) {
                database.close();
            }
        } catch (IOException stubborn) {
            throw new UncheckedIOException(stubborn);
        }
    }

    // --- as people and balancers meet it

    /**
     * Asked for a moment only: a server that starts leaves whoever asks too early without answer.
     */
    HttpResponse<String> health(String kind) throws Exception {
        return get(
                "http://127.0.0.1:" + ports.management() + "/health/" + kind,
                Duration.ofSeconds(12));
    }

    void awaitReadiness(int wanted) throws Exception {
        await(
                PATIENCE,
                () -> {
                    if (wanted == 200 && server != null && !server.isAlive()) {
                        throw new IllegalStateException(
                                "The server ended; see " + directory.resolve("server.log"));
                    }
                    return health("ready").statusCode() == wanted;
                },
                "readiness " + wanted);
    }

    void openFirstAdministrator() throws Exception {
        if (count("select count(*) from muster.account") == 0) {
            handbook.run(handbook.blocks("sh", "administrator").get(0));
        }
        await(
                PATIENCE,
                () -> Files.notExists(data().resolve("first-administrator")),
                "the first administrator");
    }

    boolean signsIn(String login, String password) throws Exception {
        return OwnDesk.signIn(url, login, password).isSignedIn();
    }

    /** The administrator opens an account on the pages and grants it a role without a limit. */
    private void openAccount(String login, String role) throws Exception {
        OwnDesk.signIn(url, ADMINISTRATOR, PASSWORD)
                .open("/accounts/open.xhtml")
                .submit(
                        "form",
                        Map.of(
                                "login",
                                login,
                                "fullName",
                                login,
                                "language",
                                "EN",
                                "password",
                                PASSWORD),
                        "Open an account")
                .submit("grant", Map.of("role", role, "scope", ""), "Grant a role");
    }

    // --- letters

    /** One administration with its contacts, one event, and the operator's word to send. */
    void prepareLetters() throws Exception {
        openFirstAdministrator();
        openAccount("anna", Roles.EVENT_OFFICER);
        openAccount("oscar", Roles.OPERATOR);
        takeContacts("{\"changed\":2,\"unchanged\":0,\"errors\":[]}");
        takeContacts("{\"changed\":0,\"unchanged\":2,\"errors\":[]}");
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into muster.capacity_event (id, version, code, type, status, audience, starts_on, ends_on, zone,
                        opens_at, venue, city, country_iso, region, original_language, created_by, created_at)
                    values ('%1$s', 0, 'OWN', 'REGIONAL_WORKSHOP', 'CONFIRMED', 'CUSTOMS_ONLY', current_date + 60,
                        current_date + 62, 'Asia/Bangkok', '09:00', 'Customs House', 'Bangkok', 'TH', 'AP', 'en', 'test', now());
                    insert into muster.capacity_event_title values ('%1$s', 'en', 'On a server of our own');"""
                            .formatted(EVENT));
        }
        var archive = InContainer.archive(CampaignDriver.class);
        var deployments = home().resolve("standalone/deployments");
        archive.as(ZipExporter.class).exportTo(deployments.resolve("driver.war").toFile(), true);
        await(
                PATIENCE,
                () -> Files.exists(deployments.resolve("driver.war.deployed")),
                "the driver");
        OwnDesk.signIn(url, "oscar", PASSWORD)
                .open("/invitations/arming.xhtml")
                .submit("arm", Map.of(), "Arm sending from here");
    }

    /** The officer's program hands in the file of contacts. */
    private void takeContacts(String told) throws Exception {
        var file =
                """
                member,kind,family name,given name,e-mail,phone,language,valid from,valid to
                %1$s,focal point,Point,Focal,focal@customs.example,+66 2 123 4567,en,2000-01-01,
                %1$s,office,Office of the Director-General,Thai Customs,dg@customs.example,,en,,
                """
                        .formatted(MEMBER);
        var credentials = ("anna:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        var request =
                HttpRequest.newBuilder(URI.create(url + "/api/v1/contacts"))
                        .header("Content-Type", "text/csv")
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(credentials))
                        .POST(HttpRequest.BodyPublishers.ofString(file))
                        .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().equals(told)) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
    }

    /** Sends a campaign to one administration and waits for its letter at the relay. */
    void letterGoesOut(String when) throws Exception {
        mail.clear();
        var campaign =
                driver(
                        "do=draft&organisations=&code=OWN-%d&events=%s&members=%s"
                                .formatted(++campaigns, EVENT, MEMBER));
        driver("do=dispatch&id=" + campaign);
        await(PATIENCE, () -> mail.letters().size() == 1, "a letter " + when);
    }

    // --- what comes back

    /** The mailbox on the IMAP server, with this password from now on. */
    private void openMailbox(String password) {
        imap.setUser(BOUNCES, BOUNCES, password);
    }

    /** The last letter comes back to the address on its envelope. */
    void lastLetterComesBack() throws Exception {
        var letter = mail.letters().get(mail.letters().size() - 1);
        if (!letter.from().equals(BOUNCES)) {
            throw new IllegalStateException("On the envelope: " + letter.from());
        }
        var report =
                """
                From: MAILER-DAEMON@relay.example
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1

                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s

                --b--
                """
                        .formatted(letter.recipients().get(0), letter.messageId());
        imap.getUserManager()
                .getUser(BOUNCES)
                .deliver(
                        new MimeMessage(
                                Session.getInstance(new Properties()),
                                new ByteArrayInputStream(
                                        report.replace("\n", "\r\n")
                                                .getBytes(StandardCharsets.UTF_8))));
        await(
                PATIENCE,
                () -> isOne("select count(*) from muster.returned_letter where state = 'OPEN'"),
                "the letter to be back");
    }

    /** The mailbox's password is changed behind Muster's back, and changed back. */
    void mailboxRefusesThePassword() throws Exception {
        openMailbox("another");
        var refused =
                "select count(*) from muster.mailbox_look where fault like '%mailbox.fault.signIn%' and fault_at %s looked_at";
        await(PATIENCE, () -> isOne(refused.replace("%s", ">=")), "the fault to be told");
        openMailbox(SECRETS.get("MAILBOX_PASSWORD"));
        await(PATIENCE, () -> isOne(refused.replace("%s", "<")), "the fault to be a past one");
    }

    private boolean isOne(String query) throws IOException {
        try {
            return count(query) == 1;
        } catch (SQLException away) {
            throw new IOException(away);
        }
    }

    private String driver(String form) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.http() + "/driver/"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(form + ": " + answer.body());
        }
        return answer.body();
    }

    private static HttpResponse<String> get(String url, Duration patience) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(patience).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
