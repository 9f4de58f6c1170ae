package org.muster.letter;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.event.EventType;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/**
 * What the organisation's letters say. Officers read the texts; one without a limit writes them,
 * for they speak for everybody's events.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
public class TemplateWriting {
    private static final int MOST_REVISIONS = 50;

    @PersistenceContext private EntityManager entities;
    @Inject private LetterTemplates templates;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;

    /** The text that counts, for every purpose in every language. */
    public List<TemplateRevision> all(EventType type) {
        return templates.all(type);
    }

    public TemplateRevision text(LetterPurpose purpose, EventType type, Language language) {
        return templates.newest(purpose, type, language);
    }

    /** The revisions written, newest first: up to fifty. */
    public List<TemplateRevision> revisions(
            LetterPurpose purpose, EventType type, Language language) {
        return templates.revisions(purpose, type, language, MOST_REVISIONS);
    }

    public boolean mayWrite(Actor actor) {
        return scopes.of(actor, Roles.EVENT_OFFICER).everywhere();
    }

    /**
     * Writes the next revision; from now on it counts.
     *
     * @param read the revision that was read before, so that nobody's newer one is passed over
     */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
    public int save(
            LetterPurpose purpose,
            EventType type,
            Language language,
            int read,
            String subject,
            String body,
            Actor actor) {
        if (!mayWrite(actor)) {
            throw new ScopeRefused(actor, "letter templates");
        }
        if (purpose == null || language == null) {
            throw new InvalidInput("purpose", Told.of("why.choice", "" + purpose));
        }
        lock(purpose, language);
        var before = templates.newest(purpose, type, language);
        if (before.revision() != read) {
            throw new TemplateChanged(before.revision());
        }
        templates.add(LetterTemplate.after(before, subject, body, actor, Instant.now()));
        var name = purpose + " " + (type == null ? "" : type + " ") + language.code();
        audit.record(actor, "template saved", "template", name, "" + (read + 1));
        return read + 1;
    }

    /** Two that write the same text write one after the other. */
    private void lock(LetterPurpose purpose, Language language) {
        entities.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtext('letter-template'), hashtext(:text))")
                .setParameter("text", purpose + language.code())
                .getResultList();
    }
}
