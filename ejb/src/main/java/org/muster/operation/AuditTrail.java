package org.muster.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.muster.account.AccountChanged;
import org.muster.shared.Actor;
import org.muster.shared.Rows;
import org.muster.shared.Settings;

/**
 * One row per change, in the change's own transaction; it carries ids and never a name, so that
 * erasure leaves it whole.
 */
@ApplicationScoped
public class AuditTrail {
    private static final int LARGEST_PAGE = 200;

    @PersistenceContext private EntityManager entities;
    @Inject private Settings settings;

    public void record(
            Actor actor, String act, String subjectKind, Object subjectId, String detail) {
        entities.createNativeQuery(
                        """
                        insert into muster.audit_entry (at, actor, act, subject_kind, subject_id, detail)
                        values (:at, :actor, :act, :kind, :id, left(:detail, 2000))""")
                .setParameter("at", Instant.now())
                .setParameter("actor", actor.login())
                .setParameter("act", act)
                .setParameter("kind", subjectKind)
                .setParameter("id", subjectId.toString())
                .setParameter("detail", detail == null ? "" : detail)
                .executeUpdate();
    }

    /** The same act on many subjects, each with its detail. */
    public void record(Actor actor, String act, String subjectKind, Map<String, String> details) {
        entities.createNativeQuery(
                        """
                        insert into muster.audit_entry (at, actor, act, subject_kind, subject_id, detail)
                        select :at, :actor, :act, :kind, of.id, left(of.detail, 2000)
                          from unnest(cast(:ids as text[]), cast(:details as text[])) as of (id, detail)""")
                .setParameter("at", Instant.now())
                .setParameter("actor", actor.login())
                .setParameter("act", act)
                .setParameter("kind", subjectKind)
                .setParameter("ids", details.keySet().toArray(String[]::new))
                .setParameter("details", details.values().toArray(String[]::new))
                .executeUpdate();
    }

    /** The rows asked for, the latest first. */
    public List<AuditEntry> page(AuditFilter filter, int first, int size) {
        var query =
                filtered(
                                "select id, at, actor, act, subject_kind, subject_id, detail from ",
                                " order by id desc",
                                filter)
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, LARGEST_PAGE));
        return Rows.of(
                query,
                row ->
                        new AuditEntry(
                                row.number(),
                                row.instant(),
                                row.text(),
                                row.text(),
                                row.text(),
                                row.text(),
                                row.text()));
    }

    long count(AuditFilter filter) {
        return Rows.of(filtered("select count(*) from ", "", filter), Rows::number).get(0);
    }

    /** What kinds of subjects there are rows about. */
    List<String> kinds() {
        return Rows.of(
                entities.createNativeQuery(
                        "select distinct subject_kind from muster.audit_entry order by 1"),
                Rows::text);
    }

    private Query filtered(String select, String order, AuditFilter filter) {
        var where = new StringBuilder(select).append("muster.audit_entry where true");
        var day = filter.day();
        where.append(filter.actor().isEmpty() ? "" : " and actor = lower(:actor)")
                .append(filter.subjectKind().isEmpty() ? "" : " and subject_kind = :kind")
                .append(filter.subjectId().isEmpty() ? "" : " and subject_id = :id")
                .append(day == null ? "" : " and at >= :from and at < :until");
        var query = entities.createNativeQuery(where + order);
        if (!filter.actor().isEmpty()) {
            query.setParameter("actor", filter.actor());
        }
        if (!filter.subjectKind().isEmpty()) {
            query.setParameter("kind", filter.subjectKind());
        }
        if (!filter.subjectId().isEmpty()) {
            query.setParameter("id", filter.subjectId());
        }
        if (day != null) {
            query.setParameter("from", day.atStartOfDay(settings.zone()).toInstant())
                    .setParameter(
                            "until", day.plusDays(1).atStartOfDay(settings.zone()).toInstant());
        }
        return query;
    }

    void onAccountChanged(@Observes AccountChanged change) {
        record(change.by(), change.act(), "account", change.account(), change.detail());
    }
}
