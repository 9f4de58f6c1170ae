package org.muster.payee;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.muster.member.PersonId;
import org.muster.shared.KeyFile;
import org.muster.shared.Settings;

/**
 * Seals accounts with a key that the database does not have (AES-256 in GCM), each to its person,
 * so that a row copied to somebody else does not open.
 */
@ApplicationScoped
class PayeeSeal {
    static final String FILE = "payees.keys";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String MAC = "HmacSHA256";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    @Inject private Settings settings;
    private final SecureRandom random = new SecureRandom();
    private KeyFile keys;

    @PostConstruct
    void open() {
        keys = new KeyFile(settings.dataDirectory().resolve(FILE));
    }

    String sealed(PersonId person, PayeeAccount account) {
        var key = keys.current();
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var plain = account.written().getBytes(StandardCharsets.UTF_8);
        var locked = cipher(Cipher.ENCRYPT_MODE, key, person, nonce, plain);
        var whole = ByteBuffer.allocate(nonce.length + locked.length).put(nonce).put(locked);
        return key.id() + ":" + Base64.getEncoder().encodeToString(whole.array());
    }

    PayeeAccount opened(PersonId person, String sealed) {
        var parts = sealed.split(":", 2);
        var key =
                keys.find(parts[0])
                        .orElseThrow(
                                () -> new IllegalStateException(FILE + " lacks key " + parts[0]));
        var whole = ByteBuffer.wrap(Base64.getDecoder().decode(parts[1]));
        var nonce = new byte[NONCE_BYTES];
        whole.get(nonce);
        var locked = new byte[whole.remaining()];
        whole.get(locked);
        var plain = cipher(Cipher.DECRYPT_MODE, key, person, nonce, locked);
        return PayeeAccount.of(new String(plain, StandardCharsets.UTF_8));
    }

    /** The same for one number whoever gives it, for as long as the first key is kept. */
    String hash(PayeeAccount account) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(keys.first().secret(), MAC));
            var number = account.number().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(mac.doFinal(number));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    private static byte[] cipher(
            int mode, KeyFile.Key key, PersonId person, byte[] nonce, byte[] text) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(
                    mode,
                    new SecretKeySpec(key.secret(), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(person.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException foreign) {
            throw new IllegalStateException("The account of " + person + " does not open", foreign);
        }
    }
}
