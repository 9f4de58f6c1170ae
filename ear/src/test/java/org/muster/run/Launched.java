package org.muster.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Launchers as processes of their own, in a directory and on ports of their own. */
final class Launched {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    final Ports ports = Ports.free();
    private final Path directory =
            Path.of(System.getProperty("muster.target"), "launch-" + System.nanoTime());
    private final List<Process> launched = new ArrayList<>();

    Launched() throws IOException {
        Files.createDirectories(directory);
    }

    Path data() {
        return directory.resolve("data");
    }

    Process launch(String... options) throws IOException {
        return launch(ports, options);
    }

    Process launch(Ports on, String... options) throws IOException {
        var command = new ArrayList<String>();
        command.add(System.getProperty("java.home") + "/bin/java");
        for (var name : List.of("home", "ear", "scripts", "driver")) {
            command.add("-Dmuster." + name + "=" + System.getProperty("muster." + name));
        }
        command.add("-Dmuster.data=" + data());
        command.add("-Dmuster.port.offset=" + on.offset());
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Launch.class.getName());
        var log = directory.resolve("launch-" + launched.size() + ".log").toFile();
        var process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        launched.add(process);
        return process;
    }

    String output(Process process) throws IOException {
        return Files.readString(directory.resolve("launch-" + launched.indexOf(process) + ".log"));
    }

    /** The one line in which the launcher says why it ends. */
    String refusal(Process process) throws Exception {
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "refuses at once");
        assertEquals(1, process.exitValue());
        var said = output(process).lines().toList();
        var lines = said.stream().filter(line -> line.startsWith("Muster cannot")).toList();
        assertEquals(1, lines.size(), output(process));
        assertTrue(said.stream().noneMatch(line -> line.startsWith("\tat ")), output(process));
        return lines.get(0);
    }

    void awaitLine(Process process, String line) throws Exception {
        await(
                PATIENCE,
                () -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("Ended before: " + output(process));
                    }
                    return output(process).contains(line);
                },
                line);
    }

    /** Processes that name the directory, other than this one. */
    List<ProcessHandle> ours() {
        return ProcessHandle.allProcesses()
                .filter(one -> !one.equals(ProcessHandle.current()))
                .filter(one -> one.info().commandLine().orElse("").contains(directory.toString()))
                .toList();
    }

    /** Ends what still runs, and sees that nothing stays behind. */
    void end() throws Exception {
        for (var process : launched) {
            process.destroy();
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), "ends when told to");
        }
        await(PATIENCE, () -> ours().isEmpty(), "no process of " + directory);
        assertEquals(Optional.empty(), ports.firstTaken());
        WildFly.remove(directory);
    }
}
