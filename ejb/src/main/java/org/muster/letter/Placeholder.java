package org.muster.letter;

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
    /** When they are. */
    DATES,
    /** Where they are. */
    PLACE,
    /** The last moment to answer, with its time zone. */
    DEADLINE,
    /** Where to answer. */
    LINK,
    /** Who invites. */
    ORGANISATION,
    /** From the second revision on: that this letter replaces the earlier one. */
    SUPERSEDES,
    /** The officers the letter tells about, a line each. */
    OFFICERS,
    /** Whether the seat is sponsored or self-funded. */
    SEAT,
    /** Until when an offered seat is kept, with its time zone. */
    OFFER_EXPIRY,
    /** What participants need to know before they travel. */
    NOTE,
    /** The statement a donor is told of: agreement, period and version in one line. */
    STATEMENT,
    /** The day a link opens until. */
    LINK_EXPIRY,
    /** What was to be done and failed, in one line. */
    WORK,
    /** Why it failed, a reason a line. */
    REASON,
    /** How much of it was done. */
    EXTENT,
    /** What is owed, in its currency. */
    AMOUNT,
    /** By which number what is owed is known. */
    REFERENCE;

    /** As it is written in a text. */
    public String mark() {
        return "{{" + name().toLowerCase(Locale.ROOT) + "}}";
    }

    /** Those that may take several lines or are no words, and so stand in no subject. */
    boolean isForBodyOnly() {
        return switch (this) {
            case EVENTS, LINK, SUPERSEDES, OFFICERS, NOTE, REASON, EXTENT -> true;
            case RECIPIENT,
                    ADDRESSEE,
                    PERSON,
                    TITLES,
                    DATES,
                    PLACE,
                    DEADLINE,
                    ORGANISATION,
                    SEAT,
                    OFFER_EXPIRY,
                    STATEMENT,
                    LINK_EXPIRY,
                    WORK,
                    AMOUNT,
                    REFERENCE ->
                    false;
        };
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
