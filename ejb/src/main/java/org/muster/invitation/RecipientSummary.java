package org.muster.invitation;

import java.util.UUID;
import org.muster.shared.Language;

/**
 * A recipient, who their letter is addressed to, or why they get none.
 *
 * @param reason the rule that leaves them out; null where none does, or a person did
 * @param byHand what a person wrote who left them out; null where nobody did
 * @param support what another donor gave them on the same topic, if it did
 * @param supportTitle the title of that event, in the reader's language where there is one
 * @param kept why they are invited all the same
 */
public record RecipientSummary(
        UUID id,
        RecipientKind kind,
        String region,
        String name,
        String addresseeKind,
        String addressee,
        String address,
        Language language,
        LeftOut reason,
        String byHand,
        Support support,
        String supportTitle,
        KeptIn kept) {

    public boolean isLeftOut() {
        return reason != null || byHand != null;
    }

    /** Whether a person may decide that they get a letter after all. */
    public boolean isTakenBackByHand() {
        return byHand != null || reason == LeftOut.ALREADY_SUPPORTED;
    }
}
