package org.muster.invitation;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;

/** The text of one letter revision in one language; its placeholders are known ones. */
@Embeddable
public record LetterText(int revision, Language language, String subject, String body)
        implements Serializable {

    public LetterText {
        if (subject == null || subject.isBlank() || subject.length() > 250) {
            throw new InvalidInput("subject", "A subject has 1 to 250 characters");
        }
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("subject", "A subject is one line");
        }
        if (body == null || body.isBlank() || body.length() > 8000) {
            throw new InvalidInput("body", "A letter has 1 to 8000 characters");
        }
        if (language == null) {
            throw new InvalidInput("language", "A letter is written in a language");
        }
    }

    /** Refuses unknown placeholders and a letter that cannot be answered. */
    LetterText checked() {
        var marks = Template.parse(subject);
        if (marks.has(Placeholder.LINK) || marks.has(Placeholder.EVENTS)) {
            throw new InvalidInput("subject", "A subject holds neither the link nor the events");
        }
        if (!Template.parse(body).has(Placeholder.LINK)) {
            throw new InvalidInput(
                    "body", "A letter says where to answer: " + Placeholder.LINK.mark());
        }
        return this;
    }

    LetterText forRevision(int next) {
        return new LetterText(next, language, subject, body);
    }
}
