package org.muster.member;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * Who is written to: a Member's focal point of the day, else its Director General's office; an
 * organisation's contact.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class FocalPoints {
    @PersistenceContext private EntityManager entities;
    @Inject private AuditTrail audit;

    /** Appoints a Member's focal point; the present one's time ends the day before. */
    public void appoint(String memberCode, PersonId person, LocalDate from, Actor by) {
        succeed(ofMember(memberCode).getResultList(), from);
        entities.persist(FocalPoint.of(memberCode, null, person, from));
        audit.record(by, "focal point appointed", "member", memberCode, person + " from " + from);
    }

    /** Names an organisation's contact; the present one's time ends the day before. */
    public void appointContact(
            OrganisationId organisation, PersonId person, LocalDate from, Actor by) {
        succeed(ofOrganisation(organisation).getResultList(), from);
        entities.persist(FocalPoint.of(null, organisation, person, from));
        audit.record(
                by, "contact appointed", "organisation", organisation, person + " from " + from);
    }

    /** Ends a Member's focal point without a successor: from then on the office is written to. */
    public void end(String memberCode, LocalDate lastDay, Actor by) {
        ofMember(memberCode).getResultList().stream()
                .filter(point -> point.answersOn(lastDay))
                .forEach(point -> point.end(lastDay));
        audit.record(by, "focal point ended", "member", memberCode, "on " + lastDay);
    }

    /** Records the Director General's office of a Member, written to where no focal point is. */
    public void recordOffice(String memberCode, PersonId office, Actor by) {
        entities.flush();
        entities.createNativeQuery(
                        """
                        insert into muster.member_office (member_code, person_id) values (:member, :office)
                        on conflict (member_code) do update set person_id = excluded.person_id""")
                .setParameter("member", memberCode)
                .setParameter("office", office.value())
                .executeUpdate();
        audit.record(by, "office recorded", "member", memberCode, office.toString());
    }

    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.OPERATOR, Roles.SYSTEM})
    public Optional<PersonId> focalPointOf(String memberCode, LocalDate day) {
        return answering(ofMember(memberCode), day);
    }

    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.OPERATOR, Roles.SYSTEM})
    public Optional<PersonId> contactOf(OrganisationId organisation, LocalDate day) {
        return answering(ofOrganisation(organisation), day);
    }

    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.OPERATOR, Roles.SYSTEM})
    public Optional<PersonId> officeOf(String memberCode) {
        var query =
                entities.createNativeQuery(
                                "select person_id from muster.member_office where member_code = :member")
                        .setParameter("member", memberCode);
        return Rows.of(query, row -> new PersonId(row.uuid())).stream().findFirst();
    }

    private static void succeed(List<FocalPoint> known, LocalDate from) {
        for (var point : known) {
            if (point.answersFrom(from)) {
                point.end(from.minusDays(1));
            }
        }
    }

    private static Optional<PersonId> answering(TypedQuery<FocalPoint> query, LocalDate day) {
        return query.getResultStream()
                .filter(point -> point.answersOn(day))
                .map(FocalPoint::person)
                .findFirst();
    }

    private TypedQuery<FocalPoint> ofMember(String memberCode) {
        return entities.createQuery(
                        "select f from FocalPoint f where f.memberCode = :code order by f.validFrom",
                        FocalPoint.class)
                .setParameter("code", memberCode);
    }

    private TypedQuery<FocalPoint> ofOrganisation(OrganisationId organisation) {
        return entities.createQuery(
                        "select f from FocalPoint f where f.organisation = :id order by f.validFrom",
                        FocalPoint.class)
                .setParameter("id", organisation);
    }
}
