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
import org.muster.shared.Settings;

/**
 * The link a letter carries. It is derived, not stored: from the invitation, the link's version and
 * a key, so that every copy of a letter carries the same one and raising the version revokes it.
 */
@ApplicationScoped
class InvitationLinks {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "([0-9a-f]{1,16})\\.([A-Za-z0-9_-]{22})\\.(\\d{1,9})\\.([A-Za-z0-9_-]{43})");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    @Inject private LinkKeys keys;
    @Inject private Settings settings;

    /** What a genuine link names; whether its version still counts is the invitation's to say. */
    record Named(InvitationId invitation, int version) {}

    String to(InvitationId invitation, int version) {
        return settings.publicBaseUrl() + "/i/" + token(invitation, version);
    }

    String token(InvitationId invitation, int version) {
        var key = keys.current();
        var id = ENCODER.encodeToString(bytes(invitation.value()));
        return key.id() + "." + id + "." + version + "." + sign(key, invitation, version);
    }

    Optional<Named> read(String token) {
        var parts = TOKEN.matcher(token == null ? "" : token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var invitation = new InvitationId(uuid(Base64.getUrlDecoder().decode(parts.group(2))));
        var version = Integer.parseInt(parts.group(3));
        return keys.find(parts.group(1))
                .filter(
                        key ->
                                MessageDigest.isEqual(
                                        sign(key, invitation, version)
                                                .getBytes(StandardCharsets.US_ASCII),
                                        parts.group(4).getBytes(StandardCharsets.US_ASCII)))
                .map(genuine -> new Named(invitation, version));
    }

    private static String sign(LinkKeys.Key key, InvitationId invitation, int version) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secret(), "HmacSHA256"));
            mac.update(bytes(invitation.value()));
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
