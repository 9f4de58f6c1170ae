package org.muster.invitation;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import org.muster.letter.LetterPurpose;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;

/** The text of one letter revision in one language; its placeholders are known ones. */
@Embeddable
public record LetterText(int revision, Language language, String subject, String body)
        implements Serializable {

    public LetterText {
        if (language == null) {
            throw new InvalidInput("language", "A letter is written in a language");
        }
    }

    /** Refuses unknown placeholders and a letter that cannot be answered. */
    LetterText checked() {
        LetterPurpose.INVITATION.check(subject, body);
        return this;
    }

    LetterText forRevision(int next) {
        return new LetterText(next, language, subject, body);
    }
}
