package org.muster.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;

/** All focal points, contacts and offices. */
@ApplicationScoped
class Contacts {
    @PersistenceContext private EntityManager entities;

    /** One change at a time per Member, so that two officers never appoint two at once. */
    void lock(String memberCode) {
        one(
                entities.createNativeQuery(
                                "select code from muster.member where code = :it for update")
                        .setParameter("it", memberCode),
                "Member",
                memberCode);
    }

    void lock(OrganisationId organisation) {
        one(
                entities.createNativeQuery(
                                "select acronym from muster.organisation where id = :it for update")
                        .setParameter("it", organisation == null ? null : organisation.value()),
                "organisation",
                organisation);
    }

    private static void one(jakarta.persistence.Query query, String kind, Object id) {
        if (query.getResultList().isEmpty()) {
            throw new NotFound(kind, id);
        }
    }

    List<FocalPoint> of(String memberCode) {
        return entities.createQuery(
                        "select f from FocalPoint f where f.memberCode = :code order by f.validFrom",
                        FocalPoint.class)
                .setParameter("code", memberCode)
                .getResultList();
    }

    List<FocalPoint> of(OrganisationId organisation) {
        return entities.createQuery(
                        "select f from FocalPoint f where f.organisation = :id order by f.validFrom",
                        FocalPoint.class)
                .setParameter("id", organisation)
                .getResultList();
    }

    /** Ends the time of whoever answers then, and refuses where somebody else begins within it. */
    static void makeRoom(List<FocalPoint> known, LocalDate from, LocalDate to) {
        if (from == null) {
            throw new InvalidInput("from", "The first day is needed");
        }
        if (to != null && to.isBefore(from)) {
            throw new InvalidInput("to", "The last day is before the first");
        }
        for (var point : known) {
            if (point.answersWithin(from, to)) {
                point.end(from.minusDays(1));
            }
        }
    }

    void add(FocalPoint point) {
        entities.persist(point);
    }

    /** Whoever answers on that day answers until then. */
    static void end(List<FocalPoint> known, LocalDate lastDay) {
        if (lastDay == null) {
            throw new InvalidInput("lastDay", "The last day is needed");
        }
        known.stream()
                .filter(point -> point.answersOn(lastDay))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("lastDay", "Nobody answers on that day"))
                .end(lastDay);
    }

    static Optional<FocalPoint> answering(List<FocalPoint> known, LocalDate day) {
        return known.stream().filter(point -> point.answersOn(day)).findFirst();
    }

    /** Makes this person's row the office of the Member; false where it is already. */
    boolean recordOffice(String memberCode, PersonId office) {
        if (Objects.equals(office(memberCode).orElse(null), office)) {
            return false;
        }
        entities.flush();
        entities.createNativeQuery(
                        """
                        insert into muster.member_office (member_code, person_id) values (:member, :office)
                        on conflict (member_code) do update set person_id = excluded.person_id""")
                .setParameter("member", memberCode)
                .setParameter("office", office.value())
                .executeUpdate();
        return true;
    }

    Optional<PersonId> office(String memberCode) {
        var query =
                entities.createNativeQuery(
                                "select person_id from muster.member_office where member_code = :member")
                        .setParameter("member", memberCode);
        return Rows.of(query, row -> new PersonId(row.uuid())).stream().findFirst();
    }
}
