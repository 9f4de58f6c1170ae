package org.muster.invitation;

import java.util.Locale;
import java.util.Optional;

/**
 * What the text of a letter may leave open. There is no logic and no way to reach anything else: a
 * name that is not here is refused when the text is saved.
 */
public enum Placeholder {
    /** The administration or organisation, in the letter's language. */
    RECIPIENT,
    /** The person written to, or the Director General's office. */
    ADDRESSEE,
    /** The person invited by name, where there is one. */
    PERSON,
    /** The events this recipient may attend, one paragraph each. */
    EVENTS,
    /** Their titles alone, in one line. */
    TITLES,
    /** The last moment to answer, with its time zone. */
    DEADLINE,
    /** Where to answer. */
    LINK,
    /** Who invites. */
    ORGANISATION,
    /** From the second revision on: that this letter replaces the earlier one. */
    SUPERSEDES;

    /** As it is written in a text. */
    public String mark() {
        return "{{" + name().toLowerCase(Locale.ROOT) + "}}";
    }

    static Optional<Placeholder> find(String name) {
        for (var placeholder : values()) {
            if (placeholder.name().equalsIgnoreCase(name)) {
                return Optional.of(placeholder);
            }
        }
        return Optional.empty();
    }
}
