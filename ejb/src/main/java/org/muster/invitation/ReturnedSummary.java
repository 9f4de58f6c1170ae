package org.muster.invitation;

import java.time.Instant;
import org.muster.letter.LetterPurpose;
import org.muster.letter.MailCause;
import org.muster.letter.Remedy;

/**
 * A letter that came back, and what was done about it.
 *
 * @param remedy null while it is open
 */
public record ReturnedSummary(
        InvitationId invitation,
        CampaignId campaign,
        String campaignName,
        String recipient,
        LetterPurpose purpose,
        String addresseeKind,
        MailCause cause,
        String reason,
        Instant returnedAt,
        AnswerState answer,
        Remedy remedy,
        String doneBy,
        Instant doneAt) {

    public boolean isOpen() {
        return remedy == null;
    }

    /** Whether the office can be written to instead. */
    public boolean isFallBackOpen() {
        return isOpen()
                && answer == AnswerState.PENDING
                && purpose == LetterPurpose.INVITATION
                && !addresseeKind.equals(InvitationLetters.OFFICE);
    }
}
