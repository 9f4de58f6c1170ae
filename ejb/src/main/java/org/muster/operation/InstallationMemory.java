package org.muster.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.UUID;
import org.muster.shared.Settings;

/**
 * What the server remembers beside the database: which installation it is and the number of its
 * last claim. A dump does not carry it, which is the point.
 */
@ApplicationScoped
class InstallationMemory {
    static final String FILE = "installation.properties";

    @Inject private Settings settings;

    /** The memory as read from the file. */
    record Beside(UUID id, long claim) {}

    /** The memory, or null where there is none yet or it is unreadable. */
    Beside read() {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file())) {
            properties.load(in);
            return new Beside(
                    UUID.fromString(properties.getProperty("id", "")),
                    Long.parseLong(properties.getProperty("claim", "")));
        } catch (NoSuchFileException firstStart) {
            return null;
        } catch (IllegalArgumentException damaged) {
            return null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Replaces the memory as a whole: a reader finds the old or the new one, never half of it. */
    void write(Beside next) {
        try {
            Files.createDirectories(settings.dataDirectory());
            var fresh = settings.dataDirectory().resolve(FILE + ".new");
            Files.writeString(fresh, "id=" + next.id() + "\nclaim=" + next.claim() + "\n");
            replace(fresh);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void replace(Path fresh) throws IOException {
        try {
            Files.move(
                    fresh,
                    file(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.move(fresh, file(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path file() {
        return settings.dataDirectory().resolve(FILE);
    }
}
