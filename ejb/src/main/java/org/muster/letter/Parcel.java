package org.muster.letter;

import java.util.UUID;
import org.muster.shared.Language;

/**
 * A letter about to be printed and sent.
 *
 * @param about what it is about, as the source of its purpose knows it, e.g. an invitation
 * @param addresseeKind in which capacity they are written to, e.g. FOCAL_POINT
 * @param occasion which of several letters of one purpose, from 1
 */
public record Parcel(
        LetterId letter,
        UUID about,
        LetterPurpose purpose,
        int occasion,
        String messageId,
        Language language,
        String address,
        String addresseeName,
        String addresseeKind,
        Language addresseeLanguage) {}
