package org.muster.invitation;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.letter.Enclosure;
import org.muster.letter.FormalLetter;
import org.muster.letter.Letterhead;
import org.muster.letter.Printed;
import org.muster.shared.Language;

/**
 * Prints the letters of one campaign revision. A text is cut and filled with events, deadline and
 * sender once per language and set of visible events; each letter only adds its own names and link.
 */
final class LetterPress {
    private static final String BUNDLE = "org.muster.invitation.letters";

    /** What the formal letter shows that the mail does not. */
    record Paper(Letterhead head, String reference, LocalDate date) {
        private Enclosure print(
                Language language, List<String> addressee, String subject, String body) {
            var letter = new FormalLetter(language, reference, date, addressee, subject, body);
            return new Enclosure("letter.pdf", "application/pdf", letter.print(head));
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

    Printed print(InvitationContent content, String addressee, boolean toOffice, String link) {
        var cut =
                cuts.computeIfAbsent(
                        new Form(content.language(), content.visibleEvents()), this::cut);
        var own = new EnumMap<Placeholder, String>(Placeholder.class);
        own.put(Placeholder.RECIPIENT, content.recipientName());
        own.put(
                Placeholder.ADDRESSEE,
                toOffice ? words(content.language()).getString("office") : addressee);
        own.put(Placeholder.PERSON, content.personName() == null ? "" : content.personName());
        own.put(Placeholder.LINK, link);
        var subject = cut.subject().fill(LetterPress::oneLine, own);
        var body = cut.body().fill(LetterPress::plain, own);
        if (paper == null) {
            return new Printed(subject, body);
        }
        var to = List.of(own.get(Placeholder.ADDRESSEE), own.get(Placeholder.RECIPIENT));
        return new Printed(
                subject, body, List.of(paper.print(content.language(), to, subject, body)));
    }

    private Cut cut(Form form) {
        var text = text(form.language());
        var shown = form.events().stream().map(events::get).toList();
        var words = words(form.language());
        var common = new EnumMap<Placeholder, String>(Placeholder.class);
        common.put(
                Placeholder.TITLES,
                oneLine(
                        shown.stream()
                                .map(event -> event.title(form.language()))
                                .collect(Collectors.joining("; "))));
        common.put(
                Placeholder.EVENTS,
                shown.stream()
                        .map(event -> plain(paragraph(event, form.language(), words)))
                        .collect(Collectors.joining("\n\n")));
        common.put(Placeholder.DEADLINE, deadline.in(form.language()));
        common.put(Placeholder.ORGANISATION, organisation);
        var supersedes = revision > 1 ? words.getString("supersedes") : "";
        common.put(Placeholder.SUPERSEDES, supersedes);
        var body = Template.parse(text.body());
        var told = body.has(Placeholder.SUPERSEDES) || revision == 1;
        return new Cut(
                Template.parse(text.subject()).with(common),
                (told ? body : Template.parse(Placeholder.SUPERSEDES.mark() + "\n\n" + text.body()))
                        .with(common));
    }

    private static String paragraph(InvitedEvent event, Language language, ResourceBundle words) {
        var lines =
                event.title(language) + "\n" + event.dates(language) + "\n" + event.place(language);
        var working = event.workingLanguages(language);
        return working.isEmpty()
                ? lines
                : lines + "\n" + words.getString("working.languages") + " " + working;
    }

    private LetterText text(Language language) {
        return texts.stream()
                .filter(text -> text.language() == language)
                .findFirst()
                .or(() -> texts.stream().filter(t -> t.language() == Language.EN).findFirst())
                .orElseThrow(() -> new IllegalStateException("No text to print"));
    }

    private static ResourceBundle words(Language language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                language.locale(),
                LetterPress.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** No value starts a new line in a header. */
    private static String oneLine(String value) {
        return value.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    }

    private static String plain(String value) {
        return value.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
    }
}
