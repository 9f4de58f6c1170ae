package org.muster.letter;

import java.time.Instant;
import org.muster.event.EventType;
import org.muster.shared.Language;

/**
 * What letters of a purpose say in a language, as a page shows it.
 *
 * @param eventType the type of event it is for, or null where it is for all
 * @param revision 0 where nobody wrote one here: then the text is the one all types have, or the
 *     one Muster comes with
 * @param createdBy the login of the one who wrote it, or null
 */
public record TemplateRevision(
        LetterPurpose purpose,
        EventType eventType,
        Language language,
        int revision,
        String subject,
        String body,
        String createdBy,
        Instant createdAt) {}
