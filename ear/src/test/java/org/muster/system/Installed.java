package org.muster.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.muster.run.Database;
import org.muster.run.MailServer;
import org.muster.run.Ports;
import org.muster.run.WildFly;

/**
 * The one installation that a run of the system tests shares: started before the first test, ended
 * after the last.
 */
public final class Installed implements LauncherSessionListener {

    /** The password of every test account; see {@link #HASH}. */
    public static final String PASSWORD = "correct horse battery";

    // bcrypt of PASSWORD, cost 4: the realm reads the cost from the hash, and tests sign in often.
    private static final String HASH =
            "$2a$04$o7RffEt9uBTCpNLGn3C2J.h8335.QJwcMan3ppfbB3xZzTIBwl7IS";

    /** One account per role, its login the role's name; "nobody" holds none. */
    public static final List<String> ACCOUNTS =
            List.of(
                    "administrator",
                    "event-officer",
                    "finance-officer",
                    "controller",
                    "operator",
                    "auditor",
                    "facilitator",
                    "donor",
                    "nobody");

    private static Database database;
    private static MailServer mail;
    private static WildFly server;
    private static Ports ports;
    private static Demonstrated demonstration;
    private static Breakable breakable;
    private static Path configured;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("muster.ear") == null) {
            return;
        }
        try {
            start();
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException(
                    "The installation under test could not be started", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        closeQuietly(breakable);
        closeQuietly(demonstration);
        closeQuietly(server);
        closeQuietly(mail);
        closeQuietly(database);
    }

    private static void start() throws IOException, InterruptedException, SQLException {
        ports = Ports.free();
        var target = target().resolve("system");
        WildFly.remove(target);
        Files.createDirectories(target);
        database = Database.start(target.resolve("postgres"), ports.database());
        mail = new MailServer(ports.smtp());
        mail.start();
        server = new WildFly(home(), target.resolve("server"), ports, settings(database, ports));
        configure(server, target);
        server.deploy(Path.of(System.getProperty("muster.ear")), "muster.ear");
        server.start();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> launcherSessionEnded(), "end-installation"));
        server.awaitDeployed("muster.ear");
        try (var connection = connect()) {
            openAccounts(connection);
        }
        System.setProperty("muster.management.port", Integer.toString(ports.management()));
    }

    private static void launcherSessionEnded() {
        closeQuietly(breakable);
        closeQuietly(server);
        closeQuietly(mail);
        closeQuietly(database);
    }

    /**
     * Runs the project's own scripts over a fresh configuration, which is then the one of every
     * further server: what differs between them are settings.
     */
    public static synchronized void configure(WildFly fresh, Path directory)
            throws IOException, InterruptedException {
        if (configured != null) {
            fresh.configure(configured);
            return;
        }
        var scripts = Path.of(System.getProperty("muster.scripts"));
        var properties = directory.resolve("driver.properties");
        Files.writeString(
                properties, "muster.db.driver=" + System.getProperty("muster.driver") + "\n");
        fresh.configure(
                List.of(scripts.resolve("driver.cli"), scripts.resolve("muster.cli")), properties);
        configured = directory.resolve("configured");
        WildFly.copyFiles(fresh.base().resolve("configuration"), configured);
    }

    /** Settings for a server under test on the database and ports given; times are seconds. */
    public static Map<String, String> settings(Database on, Ports at) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("muster.db.url", on.url());
        settings.put("muster.db.user", on.user());
        settings.put("muster.db.password", "postgres");
        settings.put("muster.smtp.host", "127.0.0.1");
        settings.put("muster.smtp.port", Integer.toString(at.smtp()));
        settings.put("muster.public.url", "http://127.0.0.1:" + at.http() + "/muster");
        settings.put("muster.node", "muster-test-" + at.offset());
        settings.put("muster.demonstration", "true");
        settings.put("muster.link.requests", "2000");
        settings.put("muster.dispatch.sweep.seconds", "1");
        settings.put("muster.offer.sweep.seconds", "1");
        settings.put("muster.mailbox.seconds", "1");
        settings.put("muster.dispatch.announce.seconds", "2");
        settings.put("muster.dispatch.backoff.seconds", "1");
        return settings;
    }

    /** Opens one account per role on a fresh installation. */
    public static void openAccounts(Connection connection) throws SQLException {
        try (var account =
                        connection.prepareStatement(
                                """
                                insert into muster.account (id, version, login, full_name, language, password_hash,
                                    active, created_at, created_by)
                                values (gen_random_uuid(), 0, ?, ?, 'en', ?, true, now(), 'test')""");
                var grant =
                        connection.prepareStatement(
                                """
                                insert into muster.account_grant
                                select id, login, 'ALL', '', 'test', now() from muster.account where login <> 'nobody'""")) {
            for (var login : ACCOUNTS) {
                account.setString(1, login);
                account.setString(2, login);
                account.setString(3, HASH);
                account.executeUpdate();
            }
            grant.executeUpdate();
        }
    }

    /**
     * The installation that tells the demonstration, started when the first test asks for it and
     * shared by all that do.
     */
    public static synchronized Demonstrated demonstration() {
        if (demonstration == null) {
            demonstration = Demonstrated.start(target().resolve("demonstration"));
        }
        return demonstration;
    }

    /** What tests break and mend, started when the first of them asks for it. */
    static synchronized Breakable breakable() {
        if (breakable == null) {
            breakable = Breakable.start(target().resolve("breakable"));
        }
        return breakable;
    }

    public static Database database() {
        return database;
    }

    /**
     * A connection past every rule, to look at rows; tests change nothing through it but faults.
     */
    public static Connection connect() throws SQLException {
        return database.connect();
    }

    public static MailServer mail() {
        return mail;
    }

    public static Ports ports() {
        return ports;
    }

    /** The address of the pages and the API, without a trailing slash. */
    public static String url() {
        return "http://127.0.0.1:" + ports.http() + "/muster";
    }

    public static Path home() {
        return Path.of(System.getProperty("muster.home"));
    }

    public static Path target() {
        return Path.of(System.getProperty("muster.target"));
    }

    private static void closeQuietly(AutoCloseable part) {
        if (part == null) {
            return;
        }
        try {
            part.close();
        } catch (Exception stubborn) {
            System.err.println("Could not be stopped cleanly: " + stubborn);
        }
    }
}
