package org.muster.event;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/** Records how far experts have come, and on which event's evidence. */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class Accreditations {
    @PersistenceContext private EntityManager entities;
    @Inject private Events events;
    @Inject private AuditTrail audit;

    /**
     * Records a step.
     *
     * @param evidence the workshop or mission that showed it; may be null where none is needed
     */
    public void record(
            PersonId person,
            AccreditationType type,
            AccreditationStage stage,
            LocalDate onDay,
            EventId evidence,
            Actor by) {
        if (evidence != null) {
            events.forOfficer(evidence, by);
        }
        if (stage.needsEvidence() && (evidence == null || !tookPart(person, evidence))) {
            throw new EvidenceMissing(stage);
        }
        entities.persist(Accreditation.of(person, type, stage, onDay, evidence));
        audit.record(by, "accreditation recorded", "person", person, type + " " + stage);
    }

    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.SYSTEM})
    public List<Accreditation> of(PersonId person) {
        return entities.createQuery(
                        "select a from Accreditation a where a.person = :person order by a.onDay",
                        Accreditation.class)
                .setParameter("person", person)
                .getResultList();
    }

    private boolean tookPart(PersonId person, EventId event) {
        return events.confirmed(event).stream().anyMatch(part -> part.person().equals(person));
    }
}
