package org.muster.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keys that live in a file beside the server and never in the database, so that nobody with a dump
 * has them. The last line is the current one; earlier ones are still understood. A line is the
 * key's id, an equals sign, and 64 hexadecimal digits; a missing file is made with one key.
 */
public final class KeyFile {

    /** One key and how it is named where it was used. */
    public record Key(String id, byte[] secret) {}

    private final Path file;
    private volatile Map<String, byte[]> known;

    public KeyFile(Path file) {
        this.file = file;
    }

    public Key current() {
        Key last = null;
        for (var each : keys().entrySet()) {
            last = new Key(each.getKey(), each.getValue());
        }
        return last;
    }

    /** The oldest one: what is compared over years is made with it. */
    public Key first() {
        var first = keys().entrySet().iterator().next();
        return new Key(first.getKey(), first.getValue());
    }

    public Optional<Key> find(String id) {
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
            if (!Files.exists(file)) {
                create();
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

    private void create() throws IOException {
        Files.createDirectories(file.getParent());
        var random = new SecureRandom();
        var secret = new byte[32];
        var id = new byte[3];
        random.nextBytes(secret);
        random.nextBytes(id);
        var name = file.getFileName().toString();
        var fresh = Files.createTempFile(file.getParent(), name, ".new", ownersOnly());
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

    private FileAttribute<?>[] ownersOnly() throws IOException {
        var posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
