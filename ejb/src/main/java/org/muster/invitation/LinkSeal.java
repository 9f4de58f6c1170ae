package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.muster.shared.KeyFile;

/**
 * Makes the tokens that links consist of, and knows them again. The purpose is signed with what the
 * token names, so that one for an officer opens no administration's page, and the reverse.
 */
@ApplicationScoped
public class LinkSeal {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "([0-9a-f]{1,16})\\.([A-Za-z0-9_-]{22})\\.(\\d{1,9})\\.([A-Za-z0-9_-]{43})");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    @Inject private LinkKeys keys;

    /** What a genuine token names; whether its version still counts is for the thing to say. */
    public record Named(UUID id, int version) {}

    /**
     * @param purpose which kind of thing the id is of; empty for invitations
     */
    public String token(String purpose, UUID id, int version) {
        var key = keys.current();
        var name = ENCODER.encodeToString(bytes(id));
        return key.id() + "." + name + "." + version + "." + sign(key, purpose, id, version);
    }

    public Optional<Named> read(String purpose, String token) {
        var parts = TOKEN.matcher(token == null ? "" : token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var id = uuid(Base64.getUrlDecoder().decode(parts.group(2)));
        var version = Integer.parseInt(parts.group(3));
        return keys.find(parts.group(1))
                .filter(
                        key ->
                                MessageDigest.isEqual(
                                        sign(key, purpose, id, version)
                                                .getBytes(StandardCharsets.US_ASCII),
                                        parts.group(4).getBytes(StandardCharsets.US_ASCII)))
                .map(genuine -> new Named(id, version));
    }

    private static String sign(KeyFile.Key key, String purpose, UUID id, int version) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secret(), "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
            mac.update(bytes(id));
            return ENCODER.encodeToString(
                    mac.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(version).array()));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID uuid(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
