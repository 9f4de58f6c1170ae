package org.muster.letter;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import org.muster.shared.Settings;

/**
 * In whose name letters go, and where what comes back goes: bounces to the address on the envelope,
 * answers to the one they are asked to be sent to.
 *
 * @param answers null where answers go to the sender
 */
record Sender(InternetAddress from, InternetAddress bounces, InternetAddress answers) {

    /**
     * The sender that the operator has set.
     *
     * @throws MessagingException when one of the addresses is none
     */
    static Sender of(Settings settings) throws MessagingException {
        var name = settings.organisationName();
        var answers = settings.mailReplyTo();
        return new Sender(
                SealedLetter.address(settings.mailFrom(), name),
                SealedLetter.address(settings.mailBounces(), ""),
                answers.isEmpty() ? null : SealedLetter.address(answers, name));
    }
}
