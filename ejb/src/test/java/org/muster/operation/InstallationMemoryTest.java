package org.muster.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.shared.Settings;

/** What servers that share a directory remember together. */
class InstallationMemoryTest {
    private static final UUID ID = UUID.randomUUID();

    @TempDir Path directory;

    @Test
    void nothingIsRememberedAtFirst() {
        assertNull(of("one").read());
    }

    @Test
    void theHighestNumberCountsWhoeverWritesLast() {
        of("one").write(noted(50));
        of("two")
                .write(noted(7)); // stopped before it noted its claim, and going on after the other
        assertEquals(noted(50), of("one").read());
        assertEquals(noted(50), of("two").read());
        of("two").write(noted(51));
        assertEquals(noted(51), of("one").read());
    }

    @Test
    void whatAnEarlierVersionNotedIsRememberedAndDamageIsNot() throws IOException {
        Files.writeString(directory.resolve("installation.properties"), "id=" + ID + "\nclaim=3\n");
        Files.writeString(directory.resolve("installation-two.properties"), "id=\nclaim=9");
        assertEquals(noted(3), of("one").read());
    }

    private static InstallationMemory.Beside noted(long claim) {
        return new InstallationMemory.Beside(ID, claim);
    }

    private InstallationMemory of(String node) {
        return new InstallationMemory(
                new Settings() {
                    @Override
                    public Path dataDirectory() {
                        return directory;
                    }

                    @Override
                    public String nodeName() {
                        return node;
                    }
                });
    }
}
