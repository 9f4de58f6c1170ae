package org.muster.allowance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.muster.shared.NotFound;

/** All versions of all allowance schemes. */
@ApplicationScoped
public class SchemeVersions {
    @PersistenceContext private EntityManager entities;

    /** The version, as events are paid by it; a draft pays nobody. */
    public SchemeSummary approved(SchemeVersionId id) {
        var found = get(id).summary();
        if (!found.isApproved()) {
            throw new NotFound("scheme", id);
        }
        return found;
    }

    /** The approved versions that an event beginning on the day may be paid by, one of a scheme. */
    public List<SchemeSummary> on(LocalDate day) {
        var latest = new TreeMap<String, SchemeSummary>();
        entities.createQuery(
                        """
                        select s from SchemeVersion s
                         where s.state = :approved and s.effectiveFrom <= :day
                           and (s.effectiveTo is null or s.effectiveTo >= :day)
                         order by s.effectiveFrom""",
                        SchemeVersion.class)
                .setParameter("approved", SchemeVersion.State.APPROVED)
                .setParameter("day", day)
                .getResultStream()
                .map(SchemeVersion::summary)
                .forEach(each -> latest.put(each.code(), each));
        return List.copyOf(latest.values());
    }

    /** Whoever numbers, approves or replaces versions does it alone. */
    void hold() {
        entities.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtext('muster.allowance.scheme'))")
                .getResultList();
    }

    void add(SchemeVersion scheme) {
        entities.persist(scheme);
        entities.flush();
    }

    /** Only a draft, in whose place another is entered. */
    void remove(SchemeVersion draft) {
        entities.remove(draft);
        entities.flush();
    }

    SchemeVersion get(SchemeVersionId id) {
        var found = entities.find(SchemeVersion.class, id);
        if (found == null) {
            throw new NotFound("scheme", id);
        }
        return found;
    }

    Optional<SchemeVersion> draft(String code) {
        return entities.createQuery(
                        "select s from SchemeVersion s where s.code = :code and s.state = :draft",
                        SchemeVersion.class)
                .setParameter("code", code)
                .setParameter("draft", SchemeVersion.State.DRAFT)
                .getResultStream()
                .findFirst();
    }

    int lastNumber(String code) {
        return entities.createQuery(
                        "select coalesce(max(s.number), 0) from SchemeVersion s where s.code = :code",
                        Integer.class)
                .setParameter("code", code)
                .getSingleResult();
    }

    boolean isApprovedFrom(String code, LocalDate from) {
        return !entities.createQuery(
                        """
                        select s.number from SchemeVersion s
                         where s.code = :code and s.effectiveFrom = :from and s.state = :approved""",
                        Integer.class)
                .setParameter("code", code)
                .setParameter("from", from)
                .setParameter("approved", SchemeVersion.State.APPROVED)
                .getResultList()
                .isEmpty();
    }

    /** Of one scheme, or of all where the code is empty: by code, the latest version first. */
    List<SchemeVersion> page(String code, int first, int size) {
        return entities.createQuery(
                        """
                        select s from SchemeVersion s where :code = '' or s.code = :code
                         order by s.code, s.number desc""",
                        SchemeVersion.class)
                .setParameter("code", code)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
    }

    long count(String code) {
        return entities.createQuery(
                        "select count(s) from SchemeVersion s where :code = '' or s.code = :code",
                        Long.class)
                .setParameter("code", code)
                .getSingleResult();
    }
}
