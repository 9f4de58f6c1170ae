package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.muster.shared.Settings;

/**
 * The keys that links are signed with. They live in a file beside the server and never in the
 * database, so that nobody with a dump can make a link. The last line signs; earlier ones are still
 * understood. A line is the key's id, an equals sign, and 64 hexadecimal digits.
 */
@ApplicationScoped
class LinkKeys {
    static final String FILE = "links.keys";

    @Inject private Settings settings;
    private volatile Map<String, byte[]> known;

    record Key(String id, byte[] secret) {}

    Key current() {
        Key last = null;
        for (var each : keys().entrySet()) {
            last = new Key(each.getKey(), each.getValue());
        }
        return last;
    }

    Optional<Key> find(String id) {
        return Optional.ofNullable(keys().get(id)).map(secret -> new Key(id, secret));
    }

    private Map<String, byte[]> keys() {
        var keys = known;
        if (keys == null) {
            keys = load();
            known = keys;
        }
        return keys;
    }

    private synchronized Map<String, byte[]> load() {
        try {
            var file = settings.dataDirectory().resolve(FILE);
            if (!Files.exists(file)) {
                create(file);
            }
            var keys = new LinkedHashMap<String, byte[]>();
            for (var line : Files.readAllLines(file)) {
                var parts = line.strip().split("=", 2);
                if (parts.length == 2) {
                    keys.put(parts[0], HexFormat.of().parseHex(parts[1]));
                }
            }
            if (keys.isEmpty()) {
                throw new IllegalStateException(file + " holds no key");
            }
            return keys;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var random = new SecureRandom();
        var secret = new byte[32];
        var id = new byte[3];
        random.nextBytes(secret);
        random.nextBytes(id);
        var fresh = Files.createTempFile(file.getParent(), FILE, ".new", ownersOnly(file));
        Files.write(
                fresh,
                (HexFormat.of().formatHex(id) + "=" + HexFormat.of().formatHex(secret) + "\n")
                        .getBytes(StandardCharsets.US_ASCII),
                StandardOpenOption.TRUNCATE_EXISTING);
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException anotherNodeWasFirst) {
            // Its keys are read.
        } finally {
            Files.delete(fresh);
        }
    }

    private static java.nio.file.attribute.FileAttribute<?>[] ownersOnly(Path file)
            throws IOException {
        var posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
        return posix
                ? new java.nio.file.attribute.FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new java.nio.file.attribute.FileAttribute<?>[0];
    }
}
