package org.muster.invitation;

import java.time.Instant;
import org.muster.letter.DeliveryState;
import org.muster.letter.Withheld;
import org.muster.shared.Language;

/** One letter on its way, and what came back. */
public record LetterSummary(
        InvitationId id,
        CampaignId campaign,
        int revision,
        String recipient,
        String addresseeKind,
        String addressee,
        String address,
        Language language,
        String messageId,
        DeliveryState delivery,
        boolean isPossiblyTwice,
        int attempts,
        Instant nextAttemptAt,
        Instant queuedAt,
        Instant sentAt,
        String detail,
        Withheld withheld,
        AnswerState answer,
        Instant answeredAt,
        String answerChannel,
        String note) {

    /** Whether it did not arrive, and the office can be written to instead. */
    public boolean isFallBackOpen() {
        return (delivery == DeliveryState.BOUNCED || delivery == DeliveryState.FAILED)
                && answer == AnswerState.PENDING
                && withheld == null
                && !addresseeKind.equals(InvitationLetters.OFFICE);
    }
}
