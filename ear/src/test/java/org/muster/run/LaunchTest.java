package org.muster.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher as a process: what stops it leaves nothing running, and what hinders it is told in
 * one line.
 */
class LaunchTest {
    private final Path directory =
            Path.of(System.getProperty("muster.target"), "launch-" + System.nanoTime());
    private final Ports ports = Ports.free();
    private final List<Process> launched = new ArrayList<>();

    @AfterEach
    void nothingStaysBehind() throws Exception {
        for (var process : launched) {
            process.destroy();
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), "ends when told to");
        }
        await("no process of " + directory, () -> ours().isEmpty());
        assertEquals(java.util.Optional.empty(), ports.firstTaken());
        WildFly.remove(directory);
    }

    @Test
    void aPortInUseIsToldInOneLine() throws Exception {
        try (var other = new ServerSocket(ports.mailbox(), 1, InetAddress.getLoopbackAddress())) {
            var refused = refusal(launch(ports, data()));
            assertTrue(refused.contains("Port " + other.getLocalPort()), refused);
        }
    }

    @Test
    void dataThatCannotBeWrittenIsToldInOneLine() throws Exception {
        Files.createDirectories(directory);
        Files.createFile(data());
        var refused = refusal(launch(ports, data()));
        assertTrue(refused.contains(data() + " cannot be written"), refused);
    }

    @Test
    void aSecondLauncherOnTheSameDataIsRefused() throws Exception {
        var first = launch(ports, data());
        awaitLine(first, "Starting PostgreSQL");
        var second = launch(new Ports(ports.offset() + 20), data());
        var refused = refusal(second);
        assertTrue(refused.contains("process " + first.pid()), refused);
        assertTrue(first.isAlive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Starting PostgreSQL", "Configuring WildFly", "Starting WildFly"})
    void stoppedWhileStartingItLeavesNothing(String step) throws Exception {
        var process = launch(ports, data());
        awaitLine(process, step);
        process.destroy();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "ends when told to");
        assertNotEquals(0, process.exitValue());
    }

    @Test
    void whenPostgresqlDiesTheRestIsStoppedAndItIsSaid() throws Exception {
        var process = launch(ports, data());
        awaitLine(process, "Stop with Ctrl-C");
        var note = Files.readAllLines(data().resolve("postgres/postmaster.pid"));
        ProcessHandle.of(Long.parseLong(note.get(0))).orElseThrow().destroyForcibly();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "ends with its database");
        assertEquals(1, process.exitValue());
        assertTrue(output(process).contains("PostgreSQL ended"), output(process));
    }

    @Test
    void whatAKilledLauncherLeftIsEndedByTheNextOne() throws Exception {
        var killed = launch(ports, data());
        awaitLine(killed, "Starting WildFly");
        killed.destroyForcibly().waitFor();
        assertNotEquals(List.of(), ours());
        // It would not come this far: the ports, and PostgreSQL's own lock, would be held.
        awaitLine(launch(ports, data()), "Starting WildFly");
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Process launch(Ports on, Path data) throws IOException {
        var command = new ArrayList<String>();
        command.add(System.getProperty("java.home") + "/bin/java");
        for (var name : List.of("home", "ear", "scripts", "driver")) {
            command.add("-Dmuster." + name + "=" + System.getProperty("muster." + name));
        }
        command.add("-Dmuster.data=" + data);
        command.add("-Dmuster.port.offset=" + on.offset());
        command.add("-cp");
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Launch.class.getName());
        Files.createDirectories(directory);
        var log = directory.resolve("launch-" + launched.size() + ".log").toFile();
        var process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        launched.add(process);
        return process;
    }

    private String output(Process process) throws IOException {
        return Files.readString(directory.resolve("launch-" + launched.indexOf(process) + ".log"));
    }

    private String refusal(Process process) throws Exception {
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "refuses at once");
        assertEquals(1, process.exitValue());
        var lines =
                output(process).lines().filter(line -> line.startsWith("Muster cannot")).toList();
        assertEquals(1, lines.size(), output(process));
        assertEquals(
                "",
                output(process)
                        .lines()
                        .filter(line -> line.startsWith("\tat "))
                        .findAny()
                        .orElse(""));
        return lines.get(0);
    }

    private void awaitLine(Process process, String line) throws Exception {
        await(
                line,
                () -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("Ended before: " + output(process));
                    }
                    return output(process).contains(line);
                });
    }

    /** Processes that name the directory, other than this one. */
    private List<ProcessHandle> ours() {
        return ProcessHandle.allProcesses()
                .filter(one -> !one.equals(ProcessHandle.current()))
                .filter(one -> one.info().commandLine().orElse("").contains(directory.toString()))
                .toList();
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String what, Condition condition) throws Exception {
        var deadline = Instant.now().plus(Duration.ofMinutes(5));
        while (!condition.holds()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("Waited in vain for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
