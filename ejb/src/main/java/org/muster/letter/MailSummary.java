package org.muster.letter;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail that arrived, about a letter or none.
 *
 * @param status enhanced status code; empty where the mail has none
 * @param reason the other side's words, without addresses
 * @param whole false where only the beginning of an enormous mail was kept
 * @param addresseeKind to whom the letter went, e.g. FOCAL_POINT; empty without one
 */
public record MailSummary(
        UUID id,
        Instant receivedAt,
        MailKind kind,
        String status,
        String reason,
        String remote,
        boolean whole,
        String addresseeKind) {

    /** Why the letter did not arrive; null where the mail does not say that. */
    public MailCause cause() {
        return kind == MailKind.HARD_BOUNCE || kind == MailKind.SOFT_BOUNCE
                ? MailCause.of(status)
                : null;
    }

    /** Whether a person or their machine wrote it, so that there is something to read. */
    public boolean isAnswer() {
        return kind == MailKind.REPLY || kind == MailKind.AUTO_REPLY;
    }
}
