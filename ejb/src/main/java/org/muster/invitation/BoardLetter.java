package org.muster.invitation;

import java.time.Instant;
import org.muster.letter.DeliveryState;
import org.muster.letter.LetterId;
import org.muster.letter.LetterPurpose;
import org.muster.letter.Withheld;
import org.muster.shared.Language;

/**
 * One letter of a campaign, of whatever purpose, as its board shows it.
 *
 * @param occasion which of several letters of one purpose
 * @param revision of the campaign's texts it belongs to
 * @param detail the mail server's last words
 * @param correlation names the press of a button it came from, or empty
 */
public record BoardLetter(
        LetterId letter,
        InvitationId invitation,
        LetterPurpose purpose,
        int occasion,
        int revision,
        String recipient,
        String addressee,
        String address,
        String addresseeKind,
        Language language,
        DeliveryState delivery,
        Withheld withheld,
        boolean isPossiblyTwice,
        int attempts,
        Instant queuedAt,
        Instant sentAt,
        Instant nextAttemptAt,
        String detail,
        AnswerState answer,
        String correlation) {

    /** Whether somebody may let it go again. */
    public boolean isToDecide() {
        return delivery == DeliveryState.FAILED
                || delivery == DeliveryState.UNCERTAIN
                || withheld == Withheld.BY_HAND;
    }

    public boolean isQueued() {
        return delivery == DeliveryState.QUEUED;
    }
}
