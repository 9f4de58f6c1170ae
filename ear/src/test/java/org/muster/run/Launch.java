package org.muster.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * <code>mvn -Prun</code>: the whole of Muster on this machine, kept between runs in one directory.
 * Ctrl-C or SIGTERM stops everything; when one part dies, the rest is stopped too.
 */
public final class Launch {
    private static final long NEEDED_BYTES = 1_500_000_000L;

    private final Path data =
            Path.of(System.getProperty("muster.data", ".muster")).toAbsolutePath();
    private final Path home = Path.of(System.getProperty("muster.home"));
    private final Path scripts = Path.of(System.getProperty("muster.scripts"));
    private final Ports ports = Ports.usual();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Launch() {}

    public static void main(String[] arguments) throws InterruptedException {
        var launch = new Launch();
        Runtime.getRuntime().addShutdownHook(new Thread(launch::stop, "muster-stop"));
        try {
            launch.run();
        } catch (IOException | RuntimeException failed) {
            if (!launch.stopping.get()) {
                System.err.println("Muster cannot start: " + failed.getMessage());
                launch.stop();
                Runtime.getRuntime().halt(1);
            }
        }
        launch.stopped.await();
    }

    private void run() throws IOException, InterruptedException {
        var taken = ports.firstTaken();
        if (taken.isPresent()) {
            throw new IllegalStateException(taken.get());
        }
        Files.createDirectories(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        var usable = Files.getFileStore(data).getUsableSpace();
        if (usable < NEEDED_BYTES) {
            throw new IllegalStateException(
                    "Only "
                            + usable / 1_000_000
                            + " MB are free for "
                            + data
                            + "; 1500 MB are needed");
        }
        say("Data is kept in " + data);
        say("Starting PostgreSQL on port " + ports.database());
        var database = started(Database.start(data.resolve("postgres"), ports.database()));
        var mail = started(new MailServer(ports.smtp()));
        mail.start();
        started(new Mailbox(mail, ports.mailbox())).start();
        var server = new WildFly(home, data.resolve("server"), ports, settings(database));
        configureOnce(server);
        server.deploy(Path.of(System.getProperty("muster.ear")), "muster.ear");
        say("Starting WildFly on port " + ports.http() + ", its log is " + server.console());
        server.start();
        started(server);
        watch(server);
        server.awaitDeployed("muster.ear");
        say("");
        say("Muster:   http://localhost:" + ports.http() + "/muster/");
        say("Mailbox:  http://localhost:" + ports.mailbox() + "/");
        say("Stop with Ctrl-C");
    }

    private Map<String, String> settings(Database database) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("muster.db.url", database.url());
        settings.put("muster.db.user", database.user());
        settings.put("muster.db.password", "postgres");
        settings.put("muster.smtp.host", "127.0.0.1");
        settings.put("muster.smtp.port", Integer.toString(ports.smtp()));
        settings.put("muster.public.url", "http://localhost:" + ports.http() + "/muster");
        settings.put("muster.node", "muster-run");
        settings.put("muster.demonstration", "true");
        return settings;
    }

    /** The scripts run again only when they or the server changed. */
    private void configureOnce(WildFly server) throws IOException, InterruptedException {
        var list = List.of(scripts.resolve("driver.cli"), scripts.resolve("muster.cli"));
        var stamp = data.resolve("configured");
        var wanted = fingerprint(list) + " " + home;
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted) && driverPresent()) {
            return;
        }
        say("Configuring WildFly by " + scripts);
        var properties = data.resolve("driver.properties");
        Files.writeString(properties, "muster.db.driver=" + driver() + "\n");
        server.configure(list, properties);
        Files.writeString(stamp, wanted);
    }

    private boolean driverPresent() {
        return Files.exists(
                home.resolve("modules/org/postgresql/main").resolve(driver().getFileName()));
    }

    private static Path driver() {
        return Path.of(System.getProperty("muster.driver"));
    }

    private static String fingerprint(List<Path> files) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) {
                digest.update(Files.readString(file).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private void watch(WildFly server) {
        server.process()
                .onExit()
                .thenAccept(
                        ended -> {
                            if (!stopping.get()) {
                                System.err.println(
                                        "WildFly ended ("
                                                + ended.exitValue()
                                                + "); stopping the rest. Its log: "
                                                + server.console());
                                stop();
                                Runtime.getRuntime().halt(1);
                            }
                        });
    }

    private <T extends AutoCloseable> T started(T part) {
        synchronized (parts) {
            parts.push(part);
        }
        return part;
    }

    private void stop() {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        synchronized (parts) {
            for (var part : parts) {
                try {
                    part.close();
                } catch (Exception stubborn) {
                    System.err.println("Could not be stopped cleanly: " + stubborn.getMessage());
                }
            }
        }
        say("Stopped");
        stopped.countDown();
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
