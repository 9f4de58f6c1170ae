package org.muster.letter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.muster.event.EventType;
import org.muster.shared.Actor;
import org.muster.shared.Language;

/**
 * One revision of what letters of a purpose say, in one language, for one type of event or for all.
 * It is never changed: the newest revision counts, and the earlier ones tell what was sent before.
 */
@Entity
@Table(name = "letter_template")
class LetterTemplate {
    @Id private UUID id;

    @Enumerated(EnumType.STRING)
    private LetterPurpose purpose;

    @Enumerated(EnumType.STRING)
    @Column(name = "event_type")
    private EventType eventType;

    private Language language;
    private int revision;
    private String subject;
    private String body;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    protected LetterTemplate() {}

    static LetterTemplate after(
            TemplateRevision before, String subject, String body, Actor by, Instant at) {
        before.purpose().check(subject, body);
        var template = new LetterTemplate();
        template.id = UUID.randomUUID();
        template.purpose = before.purpose();
        template.eventType = before.eventType();
        template.language = before.language();
        template.revision = before.revision() + 1;
        template.subject = subject.strip();
        template.body = body.strip();
        template.createdBy = by.login();
        template.createdAt = at;
        return template;
    }

    TemplateRevision read() {
        return new TemplateRevision(
                purpose, eventType, language, revision, subject, body, createdBy, createdAt);
    }
}
