package org.muster.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher stopped, killed and left by its parts: nothing stays behind. */
class LaunchTest {
    private Launched launched;

    @BeforeEach
    void begin() throws Exception {
        launched = new Launched();
    }

    @AfterEach
    void nothingStaysBehind() throws Exception {
        launched.end();
    }

    @Test
    void aSecondLauncherOnTheSameDataIsRefused() throws Exception {
        var first = launched.launch();
        launched.awaitLine(first, "Starting PostgreSQL");
        var second = launched.launch(new Ports(launched.ports.offset() + 20));
        var refused = launched.refusal(second);
        assertTrue(refused.contains("process " + first.pid()), refused);
        assertTrue(first.isAlive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Starting PostgreSQL", "Configuring WildFly", "Starting WildFly"})
    void stoppedWhileStartingItLeavesNothing(String step) throws Exception {
        var process = launched.launch();
        launched.awaitLine(process, step);
        process.destroy();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "ends when told to");
        assertNotEquals(0, process.exitValue());
    }

    @Test
    void whenPostgresqlDiesTheRestIsStoppedAndItIsSaid() throws Exception {
        var process = launched.launch();
        launched.awaitLine(process, "Stop with Ctrl-C");
        var note = Files.readAllLines(launched.data().resolve("postgres/postmaster.pid"));
        ProcessHandle.of(Long.parseLong(note.get(0))).orElseThrow().destroyForcibly();
        endsSaying(process, "PostgreSQL ended");
    }

    @Test
    void whenWildFlyDiesTheRestIsStoppedAndItIsSaid() throws Exception {
        var process = launched.launch();
        launched.awaitLine(process, "Stop with Ctrl-C");
        launched.ours().stream()
                .filter(one -> one.info().commandLine().orElse("").contains("[Standalone]"))
                .forEach(ProcessHandle::destroyForcibly);
        endsSaying(process, "WildFly ended");
    }

    @Test
    void whatAKilledLauncherLeftIsEndedByTheNextOne() throws Exception {
        var killed = launched.launch();
        launched.awaitLine(killed, "Starting WildFly");
        killed.destroyForcibly().waitFor();
        assertNotEquals(List.of(), launched.ours());
        // It would not come this far: the ports, and PostgreSQL's own lock, would be held.
        launched.awaitLine(launched.launch(), "Starting WildFly");
    }

    private void endsSaying(Process process, String said) throws Exception {
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "ends with its part");
        assertEquals(1, process.exitValue());
        assertTrue(launched.output(process).contains(said), launched.output(process));
    }
}
