package org.muster.invitation;

import java.util.List;
import java.util.UUID;
import org.muster.shared.Language;

/**
 * A recipient as a reminder finds them: to whom it would go, or why it does not.
 *
 * @param addressee the person written to, or null
 * @param why why they are not reminded, or null
 */
public record Remindee(
        UUID recipient,
        UUID invitation,
        String name,
        UUID addressee,
        String addresseeKind,
        String address,
        Language language,
        List<UUID> events,
        Unreminded why) {

    public boolean isReminded() {
        return why == null;
    }
}
