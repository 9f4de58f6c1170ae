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
 * What the servers remember beside the database: which installation it is and the number of its
 * last claim. A dump does not carry it, which is the point.
 *
 * <p>Servers that share the directory note their claims in a file each, and the highest counts: one
 * that was stopped for a while would otherwise write an old number over a new one.
 */
@ApplicationScoped
class InstallationMemory {
    private static final String ENDING = ".properties";
    private static final String FILES = "installation*" + ENDING;

    private final Settings settings;

    /** For the container. */
    protected InstallationMemory() {
        this(null);
    }

    @Inject
    InstallationMemory(Settings settings) {
        this.settings = settings;
    }

    /** The memory as read from the file. */
    record Beside(UUID id, long claim) {}

    /** The memory, or null where there is none yet or all of it is unreadable. */
    Beside read() {
        Beside highest = null;
        try (var files = Files.newDirectoryStream(settings.dataDirectory(), FILES)) {
            for (var file : files) {
                var noted = read(file);
                if (noted != null && (highest == null || noted.claim() > highest.claim())) {
                    highest = noted;
                }
            }
            return highest;
        } catch (NoSuchFileException firstStart) {
            return null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Beside read(Path file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
            return new Beside(
                    UUID.fromString(properties.getProperty("id", "")),
                    Long.parseLong(properties.getProperty("claim", "")));
        } catch (NoSuchFileException | IllegalArgumentException damaged) {
            return null;
        }
    }

    /**
     * Replaces what this server noted as a whole: a reader finds the old or the new one, never half
     * of it.
     */
    void write(Beside next) {
        try {
            Files.createDirectories(settings.dataDirectory());
            var fresh = file().resolveSibling(file().getFileName() + ".new");
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
        var node = settings.nodeName().replaceAll("[^A-Za-z0-9._-]", "_");
        return settings.dataDirectory().resolve("installation-" + node + ENDING);
    }
}
