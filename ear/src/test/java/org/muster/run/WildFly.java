package org.muster.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/**
 * One WildFly process on a base directory of its own; the unpacked server itself is shared and left
 * as it is, but for the JDBC driver's module. Configured by the scripts that an operator uses.
 */
public final class WildFly implements AutoCloseable {
    private static final Duration START_TIME = Duration.ofMinutes(4);
    private static final Duration STOP_TIME = Duration.ofSeconds(60);
    private static final String[] NONE = {};

    private final Path home;
    private final Path base;
    private final Ports ports;
    private final Map<String, String> settings;
    private volatile Process process;
    private volatile Process cli;

    public WildFly(Path home, Path base, Ports ports, Map<String, String> settings) {
        this.home = home;
        this.base = base;
        this.ports = ports;
        this.settings = settings;
    }

    /** Lays a fresh configuration and runs the scripts over it, in the order given. */
    public void configure(List<Path> scripts, Path properties)
            throws IOException, InterruptedException {
        configure(home.resolve("standalone/configuration"));
        runScripts(scripts, properties);
    }

    /** Runs further scripts over the configuration, in the order given. */
    public void runScripts(List<Path> scripts, Path properties)
            throws IOException, InterruptedException {
        for (var script : scripts) {
            cli(script, properties);
        }
    }

    /** Lays a configuration as it is in another directory. */
    public void configure(Path like) throws IOException {
        copyFiles(like, base.resolve("configuration"));
        Files.createDirectories(base.resolve("deployments"));
    }

    /** Copies the files of a directory, but not what is in directories below it. */
    public static void copyFiles(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void cli(Path script, Path properties) throws IOException, InterruptedException {
        var output =
                Files.createDirectories(base.resolve("log")).resolve(script.getFileName() + ".log");
        var builder =
                new ProcessBuilder(
                        home.resolve("bin/jboss-cli.sh").toString(),
                        "--file=" + script,
                        "--properties=" + properties,
                        "--no-color-output");
        if (!script.getFileName().toString().equals("muster.cli")) {
            builder.command().add("--resolve-parameter-values");
        }
        builder.environment().put("JBOSS_HOME", home.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment()
                .put("JAVA_OPTS", "-Djboss.server.base.dir=" + base + " " + shortLived());
        builder.environment().remove("JBOSS_BASE_DIR");
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        cli = builder.start();
        if (!cli.waitFor(3, TimeUnit.MINUTES)) {
            cli.descendants().forEach(ProcessHandle::destroyForcibly);
            cli.destroyForcibly();
            throw new IllegalStateException(
                    script.getFileName() + " did not finish within 3 minutes");
        }
        if (cli.exitValue() != 0) {
            throw new IllegalStateException(script.getFileName() + " failed; see " + output);
        }
    }

    /** Puts an archive where the server finds it at its next start, or at once when it runs. */
    public void deploy(Path archive, String name) throws IOException {
        var target = base.resolve("deployments").resolve(name);
        for (var marker : List.of(".failed", ".deployed", ".undeployed")) {
            Files.deleteIfExists(target.resolveSibling(name + marker));
        }
        Files.copy(archive, target, StandardCopyOption.REPLACE_EXISTING);
        if (isAlive()) {
            Files.deleteIfExists(target.resolveSibling(name + ".dodeploy"));
            Files.createFile(target.resolveSibling(name + ".dodeploy"));
        }
    }

    /** Starts the process; {@link #awaitDeployed} tells when it serves. */
    public void start() throws IOException {
        var command =
                StandaloneCommandBuilder.of(home)
                        .setBaseDirectory(base)
                        .setServerConfiguration("standalone-full.xml")
                        .addServerArgument("-Djboss.socket.binding.port-offset=" + ports.offset())
                        .addServerArgument("-Djboss.bind.address=127.0.0.1")
                        .addServerArgument("-Djboss.bind.address.management=127.0.0.1")
                        .setJavaOptions(javaOptions());
        settings.forEach((name, value) -> command.addServerArgument("-D" + name + "=" + value));
        Files.createDirectories(base.resolve("log"));
        process =
                Launcher.of(command)
                        .setRedirectErrorStream(true)
                        .redirectOutput(base.resolve("log/console.log"))
                        .launch();
    }

    /** Ends a server that an earlier owner of the base directory left running. */
    public void endLeftover() {
        var wanted = "-Djboss.server.base.dir=" + base;
        ProcessHandle.allProcesses()
                .filter(one -> List.of(one.info().arguments().orElse(NONE)).contains(wanted))
                .toList()
                .forEach(WildFly::end);
    }

    static void end(ProcessHandle left) {
        left.destroy();
        try {
            left.onExit().get(STOP_TIME.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException stubborn) {
            left.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a JVM is told that ends before it would have become fast; nothing outside of tests. */
    public static String shortLived() {
        return System.getProperty("muster.server.options", "");
    }

    private static List<String> javaOptions() {
        var options = new ArrayList<String>();
        options.add("-Xms256m");
        options.add("-Xmx" + System.getProperty("muster.server.heap", "1g"));
        Stream.of(shortLived().split(" "))
                .filter(option -> !option.isEmpty())
                .forEach(options::add);
        options.add("-XX:MaxMetaspaceSize=512m");
        options.add("-Djava.net.preferIPv4Stack=true");
        options.add("-Djava.awt.headless=true");
        return options;
    }

    /**
     * Waits until the archive is deployed; a failed deployment or a dead server is told in one
     * line.
     */
    public void awaitDeployed(String name) throws IOException, InterruptedException {
        var deployments = base.resolve("deployments");
        var deadline = Instant.now().plus(START_TIME);
        while (Instant.now().isBefore(deadline)) {
            if (!isAlive()) {
                throw new IllegalStateException(
                        "The server ended while starting; see " + console());
            }
            var failed = deployments.resolve(name + ".failed");
            if (Files.exists(failed)) {
                throw new IllegalStateException(name + " could not be deployed; see " + console());
            }
            if (Files.exists(deployments.resolve(name + ".deployed"))
                    && answers("/muster/login.xhtml")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException(
                name + " was not deployed within " + START_TIME.toMinutes() + " minutes");
    }

    private boolean answers(String path) {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.http() + path))
                            .timeout(Duration.ofSeconds(20))
                            .build();
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    public Process process() {
        return process;
    }

    public Path console() {
        return base.resolve("log/console.log");
    }

    public Path base() {
        return base;
    }

    public Ports ports() {
        return ports;
    }

    /** Makes it stand still where it is (SIGSTOP), or go on (SIGCONT). */
    public void freeze(boolean still) throws IOException, InterruptedException {
        var signal = still ? "-STOP" : "-CONT";
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    /** As a power cut would end it: no shutdown code runs. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Ends the server, or the script that is configuring it. */
    @Override
    public void close() {
        if (cli != null) {
            cli.descendants().forEach(ProcessHandle::destroyForcibly);
            cli.destroyForcibly();
        }
        if (!isAlive()) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(STOP_TIME.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Removes a directory with all that is in it. */
    public static void remove(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException unremovable) {
            throw new UncheckedIOException(unremovable);
        }
    }
}
