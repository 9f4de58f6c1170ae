package org.muster.account;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import org.muster.shared.InvalidInput;
import org.wildfly.security.password.PasswordFactory;
import org.wildfly.security.password.WildFlyElytronPasswordProvider;
import org.wildfly.security.password.interfaces.BCryptPassword;
import org.wildfly.security.password.spec.EncryptablePasswordSpec;
import org.wildfly.security.password.spec.IteratedSaltedPasswordAlgorithmSpec;
import org.wildfly.security.password.util.ModularCrypt;

/**
 * Turns a password into what the sign-in realm compares: bcrypt, 2^12 rounds, modular crypt $2a$.
 */
final class Passwords {
    static final int MINIMUM_LENGTH = 12;
    private static final int COST = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    static String hash(String password) {
        if (password == null || password.length() < MINIMUM_LENGTH) {
            throw new InvalidInput(
                    "password", "A password has at least " + MINIMUM_LENGTH + " characters");
        }
        if (password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 72) {
            throw new InvalidInput("password", "A password has at most 72 bytes");
        }
        var salt = new byte[BCryptPassword.BCRYPT_SALT_SIZE];
        RANDOM.nextBytes(salt);
        try {
            var factory =
                    PasswordFactory.getInstance(
                            BCryptPassword.ALGORITHM_BCRYPT,
                            WildFlyElytronPasswordProvider.getInstance());
            var spec =
                    new EncryptablePasswordSpec(
                            password.toCharArray(),
                            new IteratedSaltedPasswordAlgorithmSpec(COST, salt));
            return ModularCrypt.encodeAsString(factory.generatePassword(spec));
        } catch (GeneralSecurityException missingAlgorithm) {
            throw new IllegalStateException("The server offers no bcrypt", missingAlgorithm);
        }
    }

    /** Whether the password is the one behind the hash; no password matches nothing. */
    static boolean matches(String password, String hash) {
        if (password == null || password.isEmpty()) {
            return false;
        }
        try {
            var raw = ModularCrypt.decode(hash);
            var factory =
                    PasswordFactory.getInstance(
                            raw.getAlgorithm(), WildFlyElytronPasswordProvider.getInstance());
            return factory.verify(factory.translate(raw), password.toCharArray());
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("A stored password cannot be read", unreadable);
        }
    }
}
