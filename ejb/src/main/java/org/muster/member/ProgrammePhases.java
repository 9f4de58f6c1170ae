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
    @Inject private AuditTrail audit;

    /** The Member enters a phase; the programme's present phase ends the day before. */
    public void enter(
            String memberCode,
            String programme,
            String phase,
            LocalDate from,
            String note,
            Actor by) {
        var entered = ProgrammePhase.enter(memberCode, programme, phase, from, note);
        history(memberCode).stream()
                .filter(known -> known.programme().equals(entered.programme()) && known.isOpen())
                .forEach(known -> known.giveWayTo(from));
        entities.persist(entered);
        audit.record(by, "phase entered", "member", memberCode, programme + " " + phase);
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
