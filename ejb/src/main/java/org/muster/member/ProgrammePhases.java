package org.muster.member;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/** The history of each Member in the programmes. */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class ProgrammePhases {
    @PersistenceContext private EntityManager entities;
    @Inject private MemberReach reach;
    @Inject private Contacts contacts;
    @Inject private AuditTrail audit;

    /**
     * The Member enters a phase; the programme's present phase ends the day before.
     *
     * @param to the last day, or null as long as none is known
     */
    public void enter(
            String memberCode,
            String programme,
            String phase,
            LocalDate from,
            LocalDate to,
            String note,
            Actor by) {
        reach.require(memberCode, by);
        contacts.lock(memberCode);
        var entered = ProgrammePhase.enter(memberCode, programme, phase, from, to, note);
        history(memberCode).stream()
                .filter(known -> known.programme().equals(entered.programme()))
                .forEach(known -> known.giveWayTo(entered));
        entities.persist(entered);
        audit.record(
                by,
                "phase entered",
                "member",
                memberCode,
                entered.programme() + " " + entered.phase() + " from " + from);
    }

    /** The phases of one Member, oldest first. */
    @PermitAll
    public List<ProgrammePhase> history(String memberCode) {
        return entities.createQuery(
                        """
                        select p from ProgrammePhase p where p.memberCode = :code
                         order by p.validFrom, p.programme""",
                        ProgrammePhase.class)
                .setParameter("code", memberCode)
                .getResultList();
    }
}
