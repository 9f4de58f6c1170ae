package org.muster.invitation;

import java.util.UUID;
import org.muster.shared.Language;

/** A recipient, who their letter is addressed to, or why they get none. */
public record RecipientSummary(
        UUID id,
        RecipientKind kind,
        String name,
        String addresseeKind,
        String addressee,
        String address,
        Language language,
        String leftOut) {}
