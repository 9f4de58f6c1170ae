package org.muster.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.muster.event.EventId;
import org.muster.shared.LineError;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/** All files of claims, with what was wrong with their lines. */
@ApplicationScoped
class ClaimFiles {
    @PersistenceContext private EntityManager entities;

    void add(ClaimFile file) {
        entities.persist(file);
        entities.flush();
    }

    /** The event's file of this name; a file of another event is none of its. */
    ClaimFile file(EventId event, ClaimFileId id) {
        var found = entities.find(ClaimFile.class, id);
        if (found == null || !found.event().equals(event)) {
            throw new NotFound("claim file", id);
        }
        return found;
    }

    /** The file of this event with exactly this content. */
    Optional<ClaimFile> same(EventId event, String sha256) {
        return entities.createQuery(
                        "select f from ClaimFile f where f.event = :event and f.sha256 = :sha",
                        ClaimFile.class)
                .setParameter("event", event)
                .setParameter("sha", sha256)
                .getResultStream()
                .findFirst();
    }

    void addErrors(ClaimFileId file, List<LineError> errors) {
        for (var error : errors) {
            entities.createNativeQuery(
                            """
                            insert into muster.claim_file_error (file_id, line_no, column_name, value, reason)
                            values (:file, :line, :column, :value, :reason)""")
                    .setParameter("file", file.value())
                    .setParameter("line", error.line())
                    .setParameter("column", error.column())
                    .setParameter("value", error.value())
                    .setParameter("reason", error.reason().written())
                    .executeUpdate();
        }
    }

    /** In the order of the file. */
    List<LineError> errors(ClaimFileId file) {
        var query =
                entities.createNativeQuery(
                                """
                                select line_no, column_name, value, reason from muster.claim_file_error
                                 where file_id = :file order by line_no""")
                        .setParameter("file", file.value());
        return Rows.of(
                query,
                row ->
                        new LineError(
                                (int) row.number(), row.text(), row.text(), Told.read(row.text())));
    }
}
