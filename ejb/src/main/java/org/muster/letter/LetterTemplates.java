package org.muster.letter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** A letter by a text; what the values leave out is left out, with its paragraph. */
    public static Written write(TemplateRevision text, Map<Placeholder, String> values) {
        var fills = text.purpose().fills();
        var all = new EnumMap<Placeholder, String>(Placeholder.class);
        fills.forEach(each -> all.put(each, values.getOrDefault(each, "")));
        var body = Template.parse(text.body(), fills).fill(Template::plain, all);
        return new Written(
                Template.parse(text.subject(), fills).fill(Template::oneLine, all),
                body.replaceAll("\\n{3,}", "\n\n").strip());
    }

    /**
     * What counts for every purpose in every language, for the type or, where it is null, for all
     * types. One without a text of its own for the type has revision 0.
     */
    List<TemplateRevision> all(EventType type) {
        var written = new HashMap<LetterPurpose, Map<Language, TemplateRevision>>();
        entities.createQuery(
                        """
                        select t from LetterTemplate t
                        where (t.eventType = :type or t.eventType is null and :all = true)
                            and t.revision = (select max(n.revision) from LetterTemplate n
                                where n.purpose = t.purpose and n.language = t.language
                                    and (n.eventType = t.eventType or n.eventType is null and t.eventType is null))""",
                        LetterTemplate.class)
                .setParameter("type", type)
                .setParameter("all", type == null)
                .getResultStream()
                .map(LetterTemplate::read)
                .forEach(
                        text ->
                                written.computeIfAbsent(text.purpose(), each -> new HashMap<>())
                                        .put(text.language(), text));
        var all = new ArrayList<TemplateRevision>();
        for (var purpose : LetterPurpose.values()) {
            var known = written.getOrDefault(purpose, Map.of());
            for (var language : Language.values()) {
                var text = known.get(language);
                all.add(text == null ? shipped(purpose, type, language) : text);
            }
        }
        return all;
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
        var texts = language.words("org.muster.letter.templates");
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
