package org.muster.invitation;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.letter.Enclosure;
import org.muster.letter.FormalLetter;
import org.muster.letter.Letterhead;
import org.muster.letter.Placeholder;
import org.muster.letter.Printed;
import org.muster.letter.Template;
import org.muster.shared.Language;

/**
 * Prints the letters of one campaign revision. A text is cut and filled with events, deadline and
 * sender once per language and set of visible events; each letter only adds its own names and link.
 */
final class LetterPress {
    private static final String BUNDLE = "org.muster.invitation.letters";
    private static final Set<Placeholder> FILLED = EnumSet.allOf(Placeholder.class);

    /** What the formal letter shows that the mail does not. */
    record Paper(Letterhead head, String reference, LocalDate date) {
        private Enclosure print(
                Language language, List<String> addressee, String subject, String body) {
            var letter = new FormalLetter(language, reference, date, addressee, subject, body);
            return new Enclosure("letter.pdf", "application/pdf", () -> letter.print(head));
        }
    }

    private record Form(Language language, List<UUID> events) {}

    private record Cut(Template subject, Template body) {}

    private final List<LetterText> texts;
    private final Deadline deadline;
    private final String organisation;
    private final int revision;
    private final Map<UUID, InvitedEvent> events;
    private final Map<Form, Cut> cuts = new HashMap<>();
    private Paper paper;

    LetterPress(
            List<LetterText> texts,
            int revision,
            Deadline deadline,
            Map<UUID, InvitedEvent> events,
            String organisation) {
        this.texts = List.copyOf(texts);
        this.revision = revision;
        this.deadline = deadline;
        this.events = Map.copyOf(events);
        this.organisation = organisation;
    }

    /** From now on each letter carries itself on letterhead. */
    LetterPress with(Paper formal) {
        paper = formal;
        return this;
    }

    /**
     * The letter of a recipient.
     *
     * @param asked the addressee's own language; where the letter is in another, it says so
     */
    Printed print(
            InvitationContent content,
            Language asked,
            String addressee,
            boolean toOffice,
            String link) {
        var cut =
                cuts.computeIfAbsent(
                        new Form(content.language(), content.visibleEvents()), this::cut);
        var own = new EnumMap<Placeholder, String>(Placeholder.class);
        own.put(Placeholder.RECIPIENT, content.recipientName());
        own.put(
                Placeholder.ADDRESSEE,
                toOffice ? content.language().words(BUNDLE).getString("office") : addressee);
        own.put(Placeholder.PERSON, content.personName() == null ? "" : content.personName());
        own.put(Placeholder.LINK, link);
        var subject = cut.subject().fill(Template::oneLine, own);
        var body = note(asked, content.language()) + cut.body().fill(Template::plain, own);
        if (paper == null) {
            return new Printed(subject, body);
        }
        var to = List.of(own.get(Placeholder.ADDRESSEE), own.get(Placeholder.RECIPIENT));
        return new Printed(
                subject, body, List.of(paper.print(content.language(), to, subject, body)));
    }

    /** Told in the addressee's own language, and only where the letter is in another. */
    private static String note(Language asked, Language shown) {
        if (asked == shown) {
            return "";
        }
        var locale = asked.locale();
        return new MessageFormat(asked.words(BUNDLE).getString("fallback"), locale)
                        .format(
                                new Object[] {
                                    locale.getDisplayLanguage(locale),
                                    shown.locale().getDisplayLanguage(locale)
                                })
                + "\n\n";
    }

    private Cut cut(Form form) {
        var text = text(form.language());
        var shown = form.events().stream().map(events::get).toList();
        var words = form.language().words(BUNDLE);
        var common = new EnumMap<Placeholder, String>(Placeholder.class);
        common.put(Placeholder.TITLES, joined(shown, event -> event.title(form.language())));
        common.put(Placeholder.DATES, joined(shown, event -> event.dates(form.language())));
        common.put(Placeholder.PLACE, joined(shown, event -> event.place(form.language())));
        common.put(
                Placeholder.EVENTS,
                shown.stream()
                        .map(
                                event ->
                                        event.paragraph(
                                                form.language(),
                                                words.getString("working.languages")))
                        .map(Template::plain)
                        .collect(Collectors.joining("\n\n")));
        common.put(Placeholder.DEADLINE, deadline.in(form.language()));
        common.put(Placeholder.ORGANISATION, organisation);
        var supersedes = revision > 1 ? words.getString("supersedes") : "";
        common.put(Placeholder.SUPERSEDES, supersedes);
        var body = Template.parse(text.body(), FILLED);
        var told = body.has(Placeholder.SUPERSEDES) || revision == 1;
        return new Cut(
                Template.parse(text.subject(), FILLED).with(common),
                (told
                                ? body
                                : Template.parse(
                                        Placeholder.SUPERSEDES.mark() + "\n\n" + text.body(),
                                        FILLED))
                        .with(common));
    }

    private static String joined(List<InvitedEvent> events, Function<InvitedEvent, String> told) {
        return Template.oneLine(
                events.stream().map(told).distinct().collect(Collectors.joining("; ")));
    }

    private LetterText text(Language language) {
        return texts.stream()
                .filter(text -> text.language() == language)
                .findFirst()
                .or(() -> texts.stream().filter(t -> t.language() == Language.EN).findFirst())
                .orElseThrow(() -> new IllegalStateException("No text to print"));
    }
}
