package org.muster.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.muster.shared.Settings;

/**
 * How the organisation shows itself at the top of a formal letter and who signs at its end, as the
 * operator's settings say; without a word there it is the organisation's name alone.
 *
 * @param logo a PNG or JPEG as a data address, or empty
 */
public record Letterhead(
        String organisation, List<String> address, String logo, List<String> signature) {
    private static final long MOST_BYTES = 1_000_000;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    public static Letterhead of(Settings settings) {
        var name = settings.organisationName();
        return new Letterhead(
                name,
                lines(settings.text("muster.organisation.address", "")),
                logo(settings.text("muster.organisation.logo", "")),
                lines(settings.text("muster.organisation.signature", "")));
    }

    private static List<String> lines(String setting) {
        return Arrays.stream(setting.split(";"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** A logo that cannot be printed stops the letters: they wait until the setting is right. */
    private static String logo(String file) {
        if (file.isEmpty()) {
            return "";
        }
        try {
            var path = Path.of(file);
            if (Files.size(path) > MOST_BYTES) {
                throw new IllegalStateException("muster.organisation.logo is over 1 MB: " + file);
            }
            var bytes = Files.readAllBytes(path);
            return "data:"
                    + type(bytes, file)
                    + ";base64,"
                    + Base64.getEncoder().encodeToString(bytes);
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "muster.organisation.logo cannot be read: " + file, unreadable);
        }
    }

    private static String type(byte[] bytes, String file) {
        if (startsWith(bytes, PNG)) {
            return "image/png";
        }
        if (startsWith(bytes, JPEG)) {
            return "image/jpeg";
        }
        throw new IllegalStateException("muster.organisation.logo is no PNG and no JPEG: " + file);
    }

    private static boolean startsWith(byte[] bytes, byte[] sign) {
        return bytes.length >= sign.length
                && Arrays.equals(bytes, 0, sign.length, sign, 0, sign.length);
    }
}
