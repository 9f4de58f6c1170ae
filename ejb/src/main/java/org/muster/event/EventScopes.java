package org.muster.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.muster.account.ScopeKind;
import org.muster.account.ScopesSought;
import org.muster.shared.Rows;

/** Names the events that a role can be limited to, the latest first. */
@ApplicationScoped
class EventScopes {
    @PersistenceContext private EntityManager entities;

    void on(@Observes ScopesSought sought) {
        if (!sought.isFor(ScopeKind.EVENT)) {
            return;
        }
        var wanted = sought.wanted();
        var query =
                entities.createNativeQuery(
                                """
                                select e.id, e.code,
                                       (select t.title from muster.capacity_event_title t where t.event_id = e.id
                                         order by t.language = :language desc, t.language = e.original_language desc
                                         limit 1)
                                  from muster.capacity_event e where (:every or e.id = cast(:id as uuid))
                                 order by e.starts_on desc, e.code""")
                        .setParameter("language", sought.language().code())
                        .setParameter("every", wanted == null)
                        .setParameter("id", wanted == null ? null : wanted.toString())
                        .setMaxResults(ScopesSought.MOST);
        Rows.of(
                query,
                row -> {
                    sought.name(row.uuid().toString(), row.text(), text(row));
                    return row;
                });
    }

    private static String text(Rows row) {
        var title = row.text();
        return title == null ? "" : title;
    }
}
