package org.muster.letter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.muster.event.EventType;
import org.muster.shared.Language;

/**
 * The texts letters are made of: the newest revision for the type of event, else the newest for all
 * types, else the text Muster comes with, which there is for each purpose in each language.
 */
@ApplicationScoped
public class LetterTemplates {
    @PersistenceContext private EntityManager entities;

    /** A letter's words, ready to be sent. */
    public record Written(String subject, String body) {}

    /** The words of a letter; what the values leave out is left out, with its paragraph. */
    public Written write(
            LetterPurpose purpose,
            EventType type,
            Language language,
            Map<Placeholder, String> values) {
        var text = newest(purpose, type, language);
        var all = new EnumMap<Placeholder, String>(Placeholder.class);
        purpose.fills().forEach(each -> all.put(each, values.getOrDefault(each, "")));
        var body = Template.parse(text.body(), purpose.fills()).fill(Template::plain, all);
        return new Written(
                Template.parse(text.subject(), purpose.fills()).fill(Template::oneLine, all),
                body.replaceAll("\\n{3,}", "\n\n").strip());
    }

    /** The text that counts for the type, or for all types where it is null. */
    public TemplateRevision newest(LetterPurpose purpose, EventType type, Language language) {
        return written(purpose, type, language)
                .or(() -> inherited(purpose, type, language))
                .orElseGet(() -> shipped(purpose, type, language));
    }

    private Optional<TemplateRevision> written(
            LetterPurpose purpose, EventType type, Language language) {
        return revisions(purpose, type, language, 1).stream().findFirst();
    }

    /** A type without a text of its own has that of all types. */
    private Optional<TemplateRevision> inherited(
            LetterPurpose purpose, EventType type, Language language) {
        return type == null
                ? Optional.empty()
                : written(purpose, null, language)
                        .map(
                                text ->
                                        new TemplateRevision(
                                                purpose,
                                                type,
                                                language,
                                                0,
                                                text.subject(),
                                                text.body(),
                                                text.createdBy(),
                                                text.createdAt()));
    }

    static TemplateRevision shipped(LetterPurpose purpose, EventType type, Language language) {
        var texts =
                ResourceBundle.getBundle(
                        "org.muster.letter.templates",
                        language.locale(),
                        LetterTemplates.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        return new TemplateRevision(
                purpose,
                type,
                language,
                0,
                texts.getString(purpose + ".subject"),
                texts.getString(purpose + ".body"),
                null,
                null);
    }

    /** The revisions written, newest first. */
    List<TemplateRevision> revisions(
            LetterPurpose purpose, EventType type, Language language, int most) {
        return entities.createQuery(
                        """
                        select t from LetterTemplate t
                        where t.purpose = :purpose and t.language = :language
                            and (t.eventType = :type or t.eventType is null and :all = true)
                        order by t.revision desc""",
                        LetterTemplate.class)
                .setParameter("purpose", purpose)
                .setParameter("language", language)
                .setParameter("type", type)
                .setParameter("all", type == null)
                .setMaxResults(most)
                .getResultStream()
                .map(LetterTemplate::read)
                .toList();
    }

    void add(LetterTemplate template) {
        entities.persist(template);
        entities.flush();
    }
}
