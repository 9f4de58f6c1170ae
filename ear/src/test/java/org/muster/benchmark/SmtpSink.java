package org.muster.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Postfix's own measuring tools: a mail server that accepts everything and keeps nothing, and the
 * fastest sender there is for it, which is the limit that no dispatch can pass.
 */
final class SmtpSink implements AutoCloseable {
    private static final int SESSIONS = 4;
    private static final List<String> PLACES =
            List.of("/usr/sbin", "/usr/local/sbin", "/usr/libexec/postfix");

    private final int port;
    private final Path log;
    private final Process process;

    /** What a run of the sender took. */
    record Sent(Duration time, Duration senderTime) {}

    private SmtpSink(int port, Path log, Process process) {
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /** One line that says how to get the tools, where they are missing. */
    static void requireTools() {
        for (var tool : List.of("smtp-sink", "smtp-source")) {
            tool(tool);
        }
    }

    private static String tool(String name) {
        for (var place : PLACES) {
            if (Files.isExecutable(Path.of(place, name))) {
                return place + "/" + name;
            }
        }
        throw new IllegalStateException(
                name
                        + " is missing: it comes with postfix (Debian: apt install"
                        + " --no-install-recommends postfix; the service need not run)");
    }

    static SmtpSink start(int port, Path log) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(tool("smtp-sink")));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody")); // it does not run as root
        }
        command.addAll(List.of("127.0.0.1:" + port, "512"));
        var process = run(log, command.toArray(String[]::new));
        var sink = new SmtpSink(port, log, process);
        var deadline = Instant.now().plusSeconds(10);
        while (!sink.answers()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                sink.close();
                throw new IllegalStateException("smtp-sink did not start; see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return sink;
    }

    private static Process run(Path log, String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(new File("/dev/null"))
                .start();
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == '2';
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Sends as many letters of one size as fast as it can, over connections that stay open. */
    Sent send(int letters, int bytes) throws IOException, InterruptedException {
        var began = System.nanoTime();
        var source =
                run(
                        log,
                        tool("smtp-source"),
                        "-d",
                        "-s",
                        Integer.toString(SESSIONS),
                        "-m",
                        Integer.toString(letters),
                        "-l",
                        Integer.toString(bytes),
                        "-f",
                        "office@muster.example",
                        "-t",
                        "dg@customs.example",
                        "127.0.0.1:" + port);
        var used = Duration.ZERO;
        while (!source.waitFor(5, TimeUnit.MILLISECONDS)) {
            used = source.info().totalCpuDuration().orElse(used);
            if (System.nanoTime() - began > TimeUnit.MINUTES.toNanos(5)) {
                source.destroyForcibly();
                throw new IllegalStateException("smtp-source did not end within 5 minutes");
            }
        }
        if (source.exitValue() != 0) {
            throw new IllegalStateException("smtp-source failed; see " + log);
        }
        return new Sent(Duration.ofNanos(System.nanoTime() - began), used);
    }

    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
