package org.muster.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.muster.shared.Actor;

/** Every document that was received, once however often it is attached. */
@ApplicationScoped
public class ReceivedDocuments {
    @PersistenceContext private EntityManager entities;

    public void keep(ReceivedDocument document, Actor by) {
        entities.createNativeQuery(
                        """
                        insert into muster.received_document (sha256, media_type, size_bytes, content, stored_by, stored_at)
                        values (:sha256, :type, :size, :content, :by, :at) on conflict do nothing""")
                .setParameter("sha256", document.sha256())
                .setParameter("type", document.mediaType())
                .setParameter("size", document.content().length)
                .setParameter("content", document.content())
                .setParameter("by", by.login())
                .setParameter("at", Instant.now())
                .executeUpdate();
    }
}
