package org.muster.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.shared.NotFound;

/** All exception cases. A case is opened once; found again, it stays as it is. */
@ApplicationScoped
class Cases {
    @PersistenceContext private EntityManager entities;

    /**
     * Opens the case, or opens it again when it was corrected meanwhile; true when something was
     * written. An open case whose amount or evidence changed is brought up to date.
     */
    boolean open(EventId event, UUID run, Fact fact, Finding finding) {
        return entities.createNativeQuery(
                                """
                                insert into muster.exception_case (id, version, event_id, class, subject_kind, subject_id,
                                    person_id, severity, currency, at_risk_minor, evidence, state, opened_run, opened_at)
                                values (gen_random_uuid(), 0, :event, :class, :kind, :subject, :person, :severity,
                                    :currency, :risk, :evidence, 'OPEN', :run, now())
                                on conflict on constraint exception_case_once do update
                                   set version = exception_case.version + 1, at_risk_minor = excluded.at_risk_minor,
                                       evidence = excluded.evidence, state = 'OPEN'
                                 where exception_case.state = 'CORRECTED'
                                    or exception_case.state = 'OPEN'
                                       and (exception_case.at_risk_minor, exception_case.evidence)
                                           <> (excluded.at_risk_minor, excluded.evidence)""")
                        .setParameter("event", event.value())
                        .setParameter("class", finding.mismatch().name())
                        .setParameter("kind", fact.hasClaim() ? "CLAIM" : "PERSON")
                        .setParameter("subject", fact.hasClaim() ? fact.claim() : fact.person())
                        .setParameter("person", fact.person())
                        .setParameter("severity", finding.mismatch().severity().name())
                        .setParameter("currency", finding.atRisk().currency().getCurrencyCode())
                        .setParameter("risk", finding.atRisk().minor())
                        .setParameter("evidence", finding.evidence())
                        .setParameter("run", run)
                        .executeUpdate()
                == 1;
    }

    /** Cases of the person that the facts do not show any more. */
    int correctOthers(EventId event, UUID person, List<Finding> found) {
        var classes = found.stream().map(finding -> finding.mismatch().name()).toList();
        return entities.createNativeQuery(
                        """
                        update muster.exception_case set state = 'CORRECTED', version = version + 1
                         where event_id = :event and person_id = :person and state = 'OPEN'
                           and not class = any (string_to_array(:classes, ','))""")
                .setParameter("event", event.value())
                .setParameter("person", person)
                .setParameter("classes", String.join(",", classes))
                .executeUpdate();
    }

    /** Cases of people who are no item of the run any more. */
    int correctGone(EventId event, UUID run) {
        return entities.createNativeQuery(
                        """
                        update muster.exception_case c set state = 'CORRECTED', version = version + 1
                         where c.event_id = :event and c.state = 'OPEN' and not exists (
                            select 1 from muster.reconciliation_fact f
                             where f.run_id = :run and f.person_id = c.person_id)""")
                .setParameter("event", event.value())
                .setParameter("run", run)
                .executeUpdate();
    }

    ExceptionCase get(ExceptionId id) {
        var found = entities.find(ExceptionCase.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            throw new NotFound("exception", id);
        }
        return found;
    }

    void add(ExceptionResolution resolution) {
        entities.persist(resolution);
    }

    List<ExceptionResolution> resolutions(ExceptionId id) {
        return entities.createQuery(
                        "select r from ExceptionResolution r where r.exception = :id order by r.proposedAt desc",
                        ExceptionResolution.class)
                .setParameter("id", id)
                .getResultList();
    }
}
