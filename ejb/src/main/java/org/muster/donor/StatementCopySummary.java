package org.muster.donor;

import java.time.Instant;
import org.muster.letter.DeliveryState;
import org.muster.shared.Language;

/**
 * What became of a statement on its way to one contact.
 *
 * @param delivery how far the latest letter is; nothing here says whether it was read
 * @param detail the mail server's words, or ours where it had none
 * @param sentAt when the mail server accepted it, or null
 * @param isOpen whether the link in the letter opens anything now
 */
public record StatementCopySummary(
        StatementCopyId id,
        String name,
        String email,
        Language language,
        DeliveryState delivery,
        String detail,
        Instant queuedAt,
        Instant sentAt,
        Instant openUntil,
        boolean isOpen) {}
