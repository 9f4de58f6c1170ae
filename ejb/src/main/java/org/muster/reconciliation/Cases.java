package org.muster.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;

/**
 * All exception cases. One mismatch of one person at one event is one case; found again, it stays
 * as it is.
 */
@ApplicationScoped
class Cases {
    /** A case that is not settled, by the code of its event. */
    record Open(String event, Mismatch mismatch) {}

    @PersistenceContext private EntityManager entities;

    /**
     * Opens the case, or opens it again: when it was corrected meanwhile, and when it was settled
     * for less than is at risk now, or for another claim. True when something was written. An open
     * case whose claim, amount or evidence changed is brought up to date.
     */
    boolean open(EventId event, UUID run, Fact fact, Finding finding) {
        return entities.createNativeQuery(
                                """
                                insert into muster.exception_case (id, version, event_id, class, subject_kind, subject_id,
                                    person_id, other_person_id, severity, currency, at_risk_minor, evidence, state,
                                    opened_run, opened_at)
                                values (gen_random_uuid(), 0, :event, :class, :kind, :subject, :person,
                                    cast(nullif(:other, '') as uuid), :severity, :currency, :risk, :evidence, 'OPEN', :run,
                                    now())
                                on conflict on constraint exception_case_once_per_person do update
                                   set version = exception_case.version + 1, subject_kind = excluded.subject_kind,
                                       subject_id = excluded.subject_id, other_person_id = excluded.other_person_id,
                                       at_risk_minor = excluded.at_risk_minor, evidence = excluded.evidence, state = 'OPEN'
                                 where exception_case.state = 'CORRECTED'
                                    or exception_case.state = 'OPEN'
                                       and (exception_case.subject_id, exception_case.other_person_id,
                                                exception_case.at_risk_minor, exception_case.evidence)
                                           is distinct from (excluded.subject_id, excluded.other_person_id,
                                                excluded.at_risk_minor, excluded.evidence)
                                    or exception_case.at_risk_minor < excluded.at_risk_minor
                                    or exception_case.subject_kind = 'CLAIM' and excluded.subject_kind = 'CLAIM'
                                       and exception_case.subject_id <> excluded.subject_id""")
                        .setParameter("event", event.value())
                        .setParameter("class", finding.mismatch().name())
                        .setParameter("kind", fact.hasClaim() ? "CLAIM" : "PERSON")
                        .setParameter("subject", fact.hasClaim() ? fact.claim() : fact.person())
                        .setParameter("person", fact.person())
                        .setParameter("other", other(fact, finding.mismatch()))
                        .setParameter("severity", finding.mismatch().severity().name())
                        .setParameter("currency", finding.atRisk().currency().getCurrencyCode())
                        .setParameter("risk", finding.atRisk().minor())
                        .setParameter("evidence", finding.evidence())
                        .setParameter("run", run)
                        .executeUpdate()
                == 1;
    }

    /** The classes open on a person's part in an event, in their order. */
    List<Mismatch> open(EventId event, PersonId person) {
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select class from muster.exception_case
                                         where event_id = :event and person_id = :person and state = 'OPEN'""")
                                .setParameter("event", event.value())
                                .setParameter("person", person.value()),
                        row -> Mismatch.valueOf(row.text()))
                .stream()
                .sorted()
                .toList();
    }

    /** The other person that a mismatch is about. */
    private static String other(Fact fact, Mismatch mismatch) {
        return switch (mismatch) {
            case R08 -> fact.standsInFor().toString();
            case R10 -> fact.duplicateOf().toString();
            default -> "";
        };
    }

    /** What blocks or waits at the events. */
    List<Open> unsettled(List<UUID> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        return Rows.of(
                entities.createNativeQuery(
                                """
                                select e.code, c.class from muster.exception_case c
                                  join muster.capacity_event e on e.id = c.event_id
                                 where c.event_id in (:events) and c.state = 'OPEN' and c.severity in ('B', 'W')""")
                        .setParameter("events", events),
                row -> new Open(row.text(), Mismatch.valueOf(row.text())));
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
