package org.muster.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muster.shared.Actor;
import org.muster.shared.Rows;

/**
 * Who served where from when on. Nothing is taken back: of two rows of a day the one told last
 * counts.
 */
@ApplicationScoped
class ServiceRecord {
    private static final int MOST = 50;

    @PersistenceContext private EntityManager entities;

    void add(PersonId person, LocalDate since, String memberCode, Actor by) {
        entities.flush();
        entities.createNativeQuery(
                        """
                        insert into muster.person_service (person_id, since, member_code, told_by, told_at)
                        values (:person, cast(:since as date), :member, :by, :at)""")
                .setParameter("person", person.value())
                .setParameter("since", since == null ? null : since.toString())
                .setParameter("member", memberCode)
                .setParameter("by", by.login())
                .setParameter("at", Instant.now())
                .executeUpdate();
    }

    /** The latest first; of one day only what was told last. */
    List<TimeServed> of(PersonId person) {
        var query =
                entities.createNativeQuery(
                                """
                                select since, member_code, told_by from (
                                    select distinct on (since) since, member_code, told_by
                                      from muster.person_service where person_id = :person order by since, seq desc) s
                                 order by since desc nulls last""")
                        .setParameter("person", person.value())
                        .setMaxResults(MOST);
        return Rows.of(query, row -> new TimeServed(row.day(), row.text(), row.text()));
    }

    /** The last day from which anything is told. */
    Optional<LocalDate> latest(PersonId person) {
        return of(person).stream().findFirst().map(TimeServed::since);
    }
}
