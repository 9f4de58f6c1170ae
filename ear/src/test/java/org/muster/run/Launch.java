package org.muster.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.muster.demonstration.DemonstrationAccounts;
import org.muster.demonstration.DemonstrationArchive;

/**
 * <code>mvn -Prun</code>: the whole of Muster on this machine, kept between runs in one directory.
 * Ctrl-C or SIGTERM stops everything; when one part dies, the rest is stopped too.
 */
public final class Launch {
    private static final long NEEDED_BYTES = Long.getLong("muster.needed.bytes", 1_500_000_000L);
    private static final long STEP_SECONDS = 70;

    private final Path data =
            Path.of(System.getProperty("muster.data", ".muster")).toAbsolutePath();
    private final Path home = Path.of(System.getProperty("muster.home"));
    private final Path scripts = Path.of(System.getProperty("muster.scripts"));
    private final Ports ports = Ports.usual();
    private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();
    private FileChannel lock; // held open, or the lock would go with it
    private final Thread starter = Thread.currentThread();
    private final CountDownLatch startEnded = new CountDownLatch(1);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Launch() {}

    public static void main(String[] arguments) throws InterruptedException {
        var launch = new Launch();
        Runtime.getRuntime().addShutdownHook(new Thread(launch::interrupted, "muster-stop"));
        try {
            launch.run();
        } catch (IOException | RuntimeException | LinkageError failed) {
            launch.endWith("Muster cannot start: " + told(failed));
        } finally {
            launch.startEnded.countDown();
        }
        launch.stopped.await();
    }

    /** One line that tells a person what to do; a bare path, as files tell it, does not. */
    private static String told(Throwable failed) {
        if (failed instanceof FileSystemException file) {
            return file.getFile()
                    + " cannot be written ("
                    + (file.getReason() == null
                            ? file.getClass().getSimpleName().replace("Exception", "")
                            : file.getReason())
                    + ")";
        }
        return failed.getMessage() == null ? failed.toString() : failed.getMessage();
    }

    private void run() throws IOException, InterruptedException {
        ownTheData();
        var server = new WildFly(home, data.resolve("server"), ports, settings());
        server.endLeftover();
        Database.endLeftover(data.resolve("postgres"));
        var taken = ports.firstTaken();
        if (taken.isPresent()) {
            throw new IllegalStateException(taken.get());
        }
        var usable = Files.getFileStore(data).getUsableSpace();
        if (usable < NEEDED_BYTES) {
            throw new IllegalStateException(
                    "Only "
                            + usable / 1_000_000
                            + " MB are free for "
                            + data
                            + "; "
                            + NEEDED_BYTES / 1_000_000
                            + " MB are needed");
        }
        say("Data is kept in " + data);
        say("Starting PostgreSQL on port " + ports.database());
        var database = started(Database.start(data.resolve("postgres"), ports.database()));
        watch("PostgreSQL", database.process(), database.log());
        var mail = started(MailServer.keeping(data.resolve("mail"), ports.smtp()));
        mail.start();
        started(new Mailbox(mail, ports.mailbox())).start();
        started(server);
        configureOnce(server);
        server.deploy(Path.of(System.getProperty("muster.ear")), "muster.ear");
        server.deploy(DemonstrationArchive.buildIn(data), DemonstrationArchive.NAME);
        say("Starting WildFly on port " + ports.http() + ", its log is " + server.console());
        server.start();
        watch("WildFly", server.process().toHandle(), server.console());
        server.awaitDeployed("muster.ear");
        server.awaitDeployed(DemonstrationArchive.NAME);
        tell();
    }

    private void tell() throws IOException {
        var site = "http://localhost:" + ports.http();
        say("");
        say("Muster:         " + site + "/muster/");
        say("Demonstration:  " + site + "/muster-demonstration/   (as the operator)");
        say("Mailbox:        http://localhost:" + ports.mailbox() + "/");
        say("");
        say("Accounts, also kept in " + accounts() + ":");
        for (var one : DemonstrationAccounts.keptIn(accounts())) {
            say("  %-20s %s   %s".formatted(one.login(), one.password(), one.role()));
        }
        say("");
        say(
                "Try: sign in as anna.officer, open the campaign of Bangkok and send it; an operator has");
        say("to arm the sending once. Open a letter in the mailbox, follow its link and answer.");
        say("On the demonstration's page play in the other answers, the sheets and the claims; as");
        say(
                "felix.finance reconcile, propose what becomes of the exceptions and produce the donor");
        say("statement; as clara.controller confirm the one and certify the other.");
        say("");
        say("Stop with Ctrl-C");
    }

    /** Two launchers on one data directory would end each other's PostgreSQL. */
    private void ownTheData() throws IOException {
        Files.createDirectories(data);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        var file = data.resolve("lock");
        lock =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new IllegalStateException(
                    "Muster is running already on " + data + " (" + Files.readString(file) + ")");
        }
        lock.truncate(0)
                .write(
                        ByteBuffer.wrap(
                                ("process " + ProcessHandle.current().pid())
                                        .getBytes(StandardCharsets.UTF_8)));
    }

    private Path accounts() {
        return data.resolve("accounts.txt");
    }

    private Map<String, String> settings() throws IOException {
        DemonstrationAccounts.keptIn(accounts());
        var settings = new LinkedHashMap<String, String>();
        settings.put("muster.db.url", Database.url(ports.database()));
        settings.put("muster.db.user", Database.USER);
        settings.put("muster.db.password", "postgres");
        settings.put("muster.smtp.host", "127.0.0.1");
        settings.put("muster.smtp.port", Integer.toString(ports.smtp()));
        settings.put("muster.public.url", "http://localhost:" + ports.http() + "/muster");
        settings.put("muster.node", "muster-run");
        settings.put("muster.demonstration", "true");
        settings.put(DemonstrationAccounts.PROPERTY, accounts().toString());
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

    private void watch(String part, ProcessHandle process, Path log) {
        process.onExit()
                .thenRun(() -> endWith(part + " ended; stopping the rest. Its log: " + log));
    }

    private void endWith(String reason) {
        if (stopping.get()) {
            return;
        }
        System.err.println(reason);
        stop();
        Runtime.getRuntime().halt(1);
    }

    /** What is started is stopped with the rest, also when the stop came while it was starting. */
    private <T extends AutoCloseable> T started(T part) {
        parts.push(part);
        if (stopping.get()) {
            throw new IllegalStateException("Stopping");
        }
        return part;
    }

    private void stop() {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        closeParts();
        if (!Thread.currentThread().equals(starter)) {
            awaitStartEnded();
            closeParts();
        }
        stopped.countDown();
    }

    private void interrupted() {
        if (!stopping.get()) {
            stop();
            say("Stopped");
        }
    }

    private void closeParts() {
        for (var part = parts.poll(); part != null; part = parts.poll()) {
            try {
                part.close();
            } catch (Exception stubborn) {
                System.err.println("Could not be stopped cleanly: " + stubborn.getMessage());
            }
        }
    }

    private void awaitStartEnded() {
        try {
            if (!startEnded.await(STEP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Something that was starting did not end; see " + data);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
