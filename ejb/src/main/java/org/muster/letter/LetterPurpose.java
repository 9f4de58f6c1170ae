package org.muster.letter;

import static org.muster.letter.Placeholder.ADDRESSEE;
import static org.muster.letter.Placeholder.AMOUNT;
import static org.muster.letter.Placeholder.DATES;
import static org.muster.letter.Placeholder.DEADLINE;
import static org.muster.letter.Placeholder.EVENTS;
import static org.muster.letter.Placeholder.EXTENT;
import static org.muster.letter.Placeholder.LINK;
import static org.muster.letter.Placeholder.LINK_EXPIRY;
import static org.muster.letter.Placeholder.NOTE;
import static org.muster.letter.Placeholder.OFFER_EXPIRY;
import static org.muster.letter.Placeholder.OFFICERS;
import static org.muster.letter.Placeholder.ORGANISATION;
import static org.muster.letter.Placeholder.PERSON;
import static org.muster.letter.Placeholder.PLACE;
import static org.muster.letter.Placeholder.REASON;
import static org.muster.letter.Placeholder.RECIPIENT;
import static org.muster.letter.Placeholder.REFERENCE;
import static org.muster.letter.Placeholder.SEAT;
import static org.muster.letter.Placeholder.SUPERSEDES;
import static org.muster.letter.Placeholder.TITLES;
import static org.muster.letter.Placeholder.WORK;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/**
 * What a letter is for, and so what its text may leave open and what it must not leave out; each
 * purpose is printed by one {@link LetterSource}.
 */
public enum LetterPurpose {
    /** Asks an administration, an organisation or a person to answer. */
    INVITATION(EnumSet.of(DEADLINE, LINK, SUPERSEDES), EnumSet.of(LINK)),
    /** Asks again whoever has not answered yet. */
    REMINDER(EnumSet.of(DEADLINE, LINK), EnumSet.of(LINK)),
    /** Tells that a seat is given. */
    CONFIRMATION(EnumSet.of(OFFICERS, SEAT)),
    /** Tells that no seat could be given. */
    REGRET(EnumSet.of(OFFICERS)),
    /** Offers a seat that became free, until a day. */
    WAITING_LIST_OFFER(
            EnumSet.of(OFFICERS, SEAT, OFFER_EXPIRY, LINK), EnumSet.of(OFFER_EXPIRY, LINK)),
    /** What those who come should know before they travel. */
    PRACTICAL_NOTE(EnumSet.of(NOTE), EnumSet.of(NOTE)),
    /** The event moved. */
    CHANGE(EnumSet.noneOf(Placeholder.class), EnumSet.of(EVENTS)),
    /** The event does not take place. */
    CANCELLATION(EnumSet.noneOf(Placeholder.class)),
    /** Thanks those who came. */
    THANKS(EnumSet.noneOf(Placeholder.class)),
    /** Tells somebody where their certificate is. */
    CERTIFICATE(EnumSet.of(LINK), EnumSet.of(LINK)),
    /** Reminds somebody of an advance they owe back. */
    ADVANCE_REMINDER(
            EnumSet.of(ADDRESSEE, PERSON, EVENTS, TITLES, DATES, PLACE, ORGANISATION),
            EnumSet.of(AMOUNT, REFERENCE, DEADLINE),
            EnumSet.of(AMOUNT, REFERENCE)),
    /** Tells a donor of a statement, and where to read it; it is about no event. */
    STATEMENT(
            EnumSet.of(RECIPIENT, ADDRESSEE, ORGANISATION),
            EnumSet.of(Placeholder.STATEMENT, LINK, LINK_EXPIRY, SUPERSEDES),
            EnumSet.of(Placeholder.STATEMENT, LINK)),
    /** Tells a finance officer what failed while nobody looked; it is about no event. */
    FAILURE(
            EnumSet.of(ADDRESSEE, ORGANISATION),
            EnumSet.of(WORK, REASON, EXTENT, LINK),
            EnumSet.of(WORK, REASON, LINK));

    private static final int MOST_SUBJECT = 250;
    private static final int MOST_BODY = 8000;

    private final Set<Placeholder> fills;
    private final Set<Placeholder> needs;

    LetterPurpose(Set<Placeholder> own) {
        this(own, EnumSet.noneOf(Placeholder.class));
    }

    LetterPurpose(Set<Placeholder> own, Set<Placeholder> needs) {
        this(
                EnumSet.of(
                        RECIPIENT, ADDRESSEE, PERSON, EVENTS, TITLES, DATES, PLACE, ORGANISATION),
                own,
                needs);
    }

    LetterPurpose(EnumSet<Placeholder> common, Set<Placeholder> own, Set<Placeholder> needs) {
        var all = EnumSet.copyOf(common);
        all.addAll(own);
        this.fills = Collections.unmodifiableSet(all);
        this.needs = Collections.unmodifiableSet(needs);
    }

    /** What a letter of this purpose can fill. */
    public Set<Placeholder> fills() {
        return fills;
    }

    /** The marks a letter of this purpose can fill, as they are shown. */
    public String shownMarks() {
        return fills.stream().map(Placeholder::mark).collect(Collectors.joining("  "));
    }

    /** Refuses a text with a placeholder nobody fills, or without what such a letter must say. */
    public void check(String subject, String body) {
        if (subject == null || subject.isBlank() || subject.length() > MOST_SUBJECT) {
            throw new InvalidInput("subject", Told.of("why.letter.subject", MOST_SUBJECT));
        }
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("subject", Told.of("why.letter.oneLine"));
        }
        if (body == null || body.isBlank() || body.length() > MOST_BODY) {
            throw new InvalidInput("body", Told.of("why.letter.body", MOST_BODY));
        }
        var head = Template.parse(subject, fills);
        var text = Template.parse(body, fills);
        var misplaced = marks(EnumSet.allOf(Placeholder.class), head, true);
        if (!misplaced.isEmpty()) {
            throw new InvalidInput("subject", Told.of("why.letter.subjectMark", misplaced));
        }
        var missing = marks(needs, text, false);
        if (!missing.isEmpty()) {
            throw new InvalidInput("body", Told.of("why.letter.missing", missing));
        }
    }

    private static String marks(Set<Placeholder> of, Template text, boolean inSubject) {
        return of.stream()
                .filter(
                        each ->
                                inSubject
                                        ? each.isForBodyOnly() && text.has(each)
                                        : !text.has(each))
                .map(Placeholder::mark)
                .collect(Collectors.joining(" "));
    }
}
