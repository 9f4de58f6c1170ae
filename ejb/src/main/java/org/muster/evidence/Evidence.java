package org.muster.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/**
 * Which documents prove which things. Part of the act that attaches or reads, which decides who
 * may.
 */
@ApplicationScoped
public class Evidence {
    /** What a document may be evidence of. */
    public enum Kind {
        COST,
        GIFT,
        CLOSING
    }

    /** The thing a document is attached to. */
    public record Subject(Kind kind, UUID id) {}

    private static final int MOST = 50;

    @PersistenceContext private EntityManager entities;
    @Inject private ReceivedDocuments documents;

    /** Attaches the document; the same bytes again are attached already. */
    public void attach(Subject subject, ReceivedDocument document, Actor by) {
        if (of(subject).size() >= MOST) {
            throw new InvalidInput("document", Told.of("why.evidence.many", MOST));
        }
        documents.keep(document, by);
        entities.createNativeQuery(
                        """
                        insert into muster.evidence (id, subject_kind, subject_id, name, sha256, attached_by, attached_at)
                        values (:id, :kind, :subject, :name, :sha256, :by, :at)
                        on conflict on constraint evidence_once do nothing""")
                .setParameter("id", EvidenceId.next().value())
                .setParameter("kind", subject.kind().name())
                .setParameter("subject", subject.id())
                .setParameter("name", document.name())
                .setParameter("sha256", document.sha256())
                .setParameter("by", by.login())
                .setParameter("at", Instant.now())
                .executeUpdate();
    }

    /** What proves the thing, in the order it was attached. */
    public List<EvidenceLine> of(Subject subject) {
        return Rows.of(
                entities.createNativeQuery(
                                """
                                select e.id, e.name, d.media_type, d.size_bytes, e.sha256, e.attached_by, e.attached_at
                                  from muster.evidence e join muster.received_document d on d.sha256 = e.sha256
                                 where e.subject_kind = :kind and e.subject_id = :id order by e.attached_at, e.id""")
                        .setParameter("kind", subject.kind().name())
                        .setParameter("id", subject.id()),
                row ->
                        new EvidenceLine(
                                new EvidenceId(row.uuid()),
                                row.text(),
                                row.text(),
                                row.number(),
                                row.text(),
                                row.text(),
                                row.instant()));
    }

    public Subject subject(EvidenceId id) {
        return Rows.of(
                        entities.createNativeQuery(
                                        "select subject_kind, subject_id from muster.evidence where id = :id")
                                .setParameter("id", id.value()),
                        row -> new Subject(Kind.valueOf(row.text()), row.uuid()))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("evidence", id));
    }

    /** The document as it was received. */
    public ReceivedDocument document(EvidenceId id) {
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select e.name, d.media_type, d.content from muster.evidence e
                                          join muster.received_document d on d.sha256 = e.sha256 where e.id = :id
                                             and octet_length(d.content) > 0""")
                                .setParameter("id", id.value()),
                        row -> new ReceivedDocument(row.text(), row.text(), row.bytes()))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("evidence", id));
    }
}
