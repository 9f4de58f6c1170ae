package org.muster.system;

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
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.demonstration.DemonstrationAccounts;
import org.muster.demonstration.DemonstrationArchive;
import org.muster.run.Database;
import org.muster.run.MailServer;
import org.muster.run.Ports;
import org.muster.run.WildFly;

/**
 * An installation that tells the demonstration, beside the one all other tests share: its business
 * clock stands in 2012, which no other test should have to know.
 */
public final class Demonstrated implements AutoCloseable {
    private final Database database;
    private final MailServer mail;
    private final WildFly server;
    private final Ports ports;
    private final Path accounts;
    private final Map<String, String> told = new HashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();

    private Demonstrated(Path directory) throws IOException, InterruptedException, SQLException {
        WildFly.remove(directory);
        Files.createDirectories(directory);
        ports = Ports.free();
        accounts = directory.resolve("accounts.txt");
        DemonstrationAccounts.keptIn(accounts);
        database = Database.start(directory.resolve("postgres"), ports.database());
        mail = new MailServer(ports.smtp());
        mail.start();
        var settings = new LinkedHashMap<>(Installed.settings(database, ports));
        settings.put(DemonstrationAccounts.PROPERTY, accounts.toString());
        server = new WildFly(Installed.home(), directory.resolve("server"), ports, settings);
    }

    /** Starts one in a directory of its own; the demonstration is told when this returns. */
    public static Demonstrated start(Path directory) {
        try {
            var demonstrated = new Demonstrated(directory);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(demonstrated::close, "end-demonstration"));
            demonstrated.deploy(directory);
            return demonstrated;
        } catch (IOException failed) {
            throw new UncheckedIOException("The demonstration could not be started", failed);
        } catch (SQLException failed) {
            throw new IllegalStateException("The demonstration could not be started", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void deploy(Path directory) throws IOException, InterruptedException {
        Installed.configure(server, directory);
        server.deploy(Path.of(System.getProperty("muster.ear")), "muster.ear");
        server.deploy(DemonstrationArchive.buildIn(directory), DemonstrationArchive.NAME);
        server.start();
        server.awaitDeployed("muster.ear");
        server.awaitDeployed(DemonstrationArchive.NAME);
    }

    /** Plays one act in, as the operator, and says what came of it. */
    public String act(String name) throws IOException, InterruptedException {
        var response = post(name, "oscar.operator");
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    name + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /** What came of an act when it was first played in; it is played now if nobody did. */
    public synchronized String told(String name) throws IOException, InterruptedException {
        if (!told.containsKey(name)) {
            told.put(name, act(name));
        }
        return told.get(name);
    }

    /** The answer to one act, asked for as somebody. */
    public HttpResponse<String> post(String name, String login)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(site().resolve("/muster-demonstration/act/" + name))
                        .header("Authorization", basic(login))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The value of a Basic Authorization header for one of the accounts. */
    public String basic(String login) {
        var pair = login + ":" + password(login);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    public List<DemonstrationAccounts.Login> accounts() {
        try {
            return DemonstrationAccounts.keptIn(accounts);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public String password(String login) {
        return accounts().stream()
                .filter(one -> one.login().equals(login))
                .findFirst()
                .orElseThrow()
                .password();
    }

    /** The address of the pages and the API, without a trailing slash. */
    public String url() {
        return site() + "muster";
    }

    public Ports ports() {
        return ports;
    }

    private URI site() {
        return URI.create("http://127.0.0.1:" + ports.http() + "/");
    }

    public Connection connect() throws SQLException {
        return database.connect();
    }

    public MailServer mail() {
        return mail;
    }

    public WildFly server() {
        return server;
    }

    @Override
    public void close() {
        for (var part : List.of(server, mail, database)) {
            try {
                part.close();
            } catch (Exception stubborn) {
                System.err.println("Could not be stopped cleanly: " + stubborn);
            }
        }
    }
}
