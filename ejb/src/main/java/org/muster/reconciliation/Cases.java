package org.muster.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.muster.entitlement.ClaimId;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;

/**
 * All exception cases. One mismatch of one person, document or promise at one event is one case;
 * found again, it stays as it is.
 */
@ApplicationScoped
class Cases {
    /** A case that is not settled, by the code of its event. */
    record Open(String event, Mismatch mismatch) {}

    /** A case that is not settled, by what it doubts. */
    record Doubt(UUID document, Mismatch mismatch) {}

    @PersistenceContext private EntityManager entities;

    /**
     * Opens a case for each finding of the runs, or opens it again: when it was corrected
     * meanwhile, and when it was settled for less than is at risk now, for another claim, or with
     * another person in view. An open case whose claim, amount or evidence changed is brought up to
     * date. The runs learn how many were written.
     */
    void open(List<UUID> runs) {
        entities.createNativeQuery(
                        """
                        with told as (
                            insert into muster.exception_case (id, version, event_id, contribution_id, class, subject_kind,
                                subject_id, person_id, other_person_id, severity, currency, at_risk_minor, evidence, state,
                                opened_run, opened_at)
                            select gen_random_uuid(), 0, event_id, contribution_id, class, subject_kind, subject_id,
                                   person_id, other_person_id, severity, currency, at_risk_minor, evidence, 'OPEN', run_id,
                                   now()
                              from muster.reconciliation_finding
                             where run_id = any (cast(string_to_array(:runs, ',') as uuid[]))
                            on conflict on constraint exception_case_once do update
                               set version = exception_case.version + 1, subject_kind = excluded.subject_kind,
                                   subject_id = excluded.subject_id, person_id = excluded.person_id,
                                   other_person_id = excluded.other_person_id, severity = excluded.severity,
                                   currency = excluded.currency,
                                   at_risk_minor = excluded.at_risk_minor, evidence = excluded.evidence, state = 'OPEN',
                                   last_run = excluded.opened_run, settled_by = null
                             where exception_case.state = 'CORRECTED'
                                or exception_case.state = 'OPEN'
                                   and (exception_case.subject_id, exception_case.other_person_id, exception_case.severity,
                                            exception_case.at_risk_minor, exception_case.evidence)
                                       is distinct from (excluded.subject_id, excluded.other_person_id, excluded.severity,
                                            excluded.at_risk_minor, excluded.evidence)
                                or exception_case.at_risk_minor < excluded.at_risk_minor
                                or exception_case.subject_kind = 'CLAIM' and excluded.subject_kind = 'CLAIM'
                                   and exception_case.subject_id <> excluded.subject_id
                                or exception_case.class = 'R10'
                                   and exception_case.other_person_id is distinct from excluded.other_person_id
                            returning event_id)
                        update muster.reconciliation_run r set opened = r.opened + t.cases
                          from (select event_id, count(*) as cases from told group by event_id) t
                         where r.id = any (cast(string_to_array(:runs, ',') as uuid[]))
                           and r.event_id is not distinct from t.event_id""")
                .setParameter("runs", Findings.text(runs))
                .executeUpdate();
    }

    /**
     * What holds up claims, advances and costs, or the part of whom they pay under any row of
     * theirs, in its order: also where what was paid is being recovered, for more of it is not to
     * follow.
     */
    List<Doubt> doubting(Set<UUID> documents) {
        if (documents.isEmpty()) {
            return List.of();
        }
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        with paid as (
                                            select id, event_id, person_id from muster.claim where id in (:documents)
                                            union all
                                            select id, event_id, person_id from muster.advance where id in (:documents))
                                        select p.id, c.class
                                          from paid p
                                          join muster.person n on n.id = p.person_id
                                          join muster.person s on coalesce(s.survivor_id, s.id) = coalesce(n.survivor_id, n.id)
                                          join muster.exception_case c
                                            on c.event_id = p.event_id and c.person_id = s.id
                                           and c.state in ('OPEN', 'RECOVERING')
                                        union
                                        select subject_id, class from muster.exception_case
                                         where subject_kind = 'COST' and subject_id in (:documents)
                                           and state in ('OPEN', 'RECOVERING')""")
                                .setParameter("documents", documents),
                        row -> new Doubt(row.uuid(), Mismatch.valueOf(row.text())))
                .stream()
                .sorted(Comparator.comparing(Doubt::mismatch))
                .toList();
    }

    /** What blocks or waits at the events; what is being recovered is owed back and no cost. */
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

    /** Cases that the facts of the runs do not show any more. */
    void correctGone(List<UUID> runs) {
        entities.createNativeQuery(
                        """
                        update muster.exception_case c set state = 'CORRECTED', version = c.version + 1, last_run = r.id
                          from muster.reconciliation_run r
                         where r.id = any (cast(string_to_array(:runs, ',') as uuid[]))
                           and c.event_id is not distinct from r.event_id and c.state = 'OPEN'
                           and not exists (
                               select from muster.reconciliation_finding f
                                where f.run_id = r.id and f.class = c.class and f.about_id = c.about_id)""")
                .setParameter("runs", Findings.text(runs))
                .executeUpdate();
    }

    /** From now on the persons of a case are not compared with each other at its event. */
    void areTwo(ExceptionId id) {
        entities.createNativeQuery(
                        """
                        insert into muster.accepted_as_two (event_id, one_id, other_id)
                        select event_id, least(person_id, other_person_id), greatest(person_id, other_person_id)
                          from muster.exception_case where id = :id and person_id <> other_person_id
                        on conflict do nothing""")
                .setParameter("id", id.value())
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

    /**
     * What waits for a second person: the latest proposal, unless a run changed the case since, for
     * then it was about something else.
     */
    Optional<ExceptionResolution> proposal(ExceptionId id) {
        var waiting =
                Rows.of(
                        entities.createNativeQuery(
                                        "select resolution_id from muster.exception_waiting where exception_id = :id")
                                .setParameter("id", id.value()),
                        Rows::uuid);
        return waiting.stream()
                .findFirst()
                .map(resolution -> entities.find(ExceptionResolution.class, resolution));
    }

    /** Whether its money is a donor's: what an agreement bears or promised, or a sponsored seat. */
    boolean isFunded(ExceptionId id) {
        return isSo(
                id,
                """
                select c.person_id is null or c.contribution_id is not null
                    or c.subject_kind in ('COST', 'COMMITMENT', 'ADVANCE')
                    or exists (select from muster.outside_share s where s.payment_id = c.subject_id)
                    or exists (select from muster.claim m where m.id = c.subject_id and m.payable_minor > 0)
                    or exists (
                        select from muster.participation p
                         where p.event_id = c.event_id and p.person_id = c.person_id
                           and p.status = 'CONFIRMED' and p.funding = 'SPONSORED')
                  from muster.exception_case c where c.id = :id""");
    }

    /** Whether anything was paid of what it is about, so that it can be asked back. */
    boolean isPaid(ExceptionId id) {
        return isSo(
                id,
                """
                select case c.subject_kind
                    when 'GIFT' then false
                    when 'COST' then exists (select from muster.cost_document d
                        where d.id = c.subject_id and d.state = 'APPROVED')
                    when 'COMMITMENT' then exists (select from muster.commitment k
                        where k.id = c.subject_id and k.posted_minor > 0)
                    when 'ADVANCE' then exists (select from muster.advance a
                        where a.id = c.subject_id and a.paid_on is not null)
                    else c.subject_kind not in ('CLAIM', 'PERSON')
                        or exists (select from muster.claim m
                            where m.event_id = c.event_id and m.person_id = c.person_id and m.state = 'PAID')
                        or exists (select from muster.advance a
                            where a.event_id = c.event_id and a.person_id = c.person_id and a.paid_on is not null)
                        or exists (select from muster.outside_payment o
                            where o.event_id = c.event_id and o.person_id = c.person_id)
                        or exists (select from muster.participation p
                            join muster.cost_share s on s.participation_id = p.id
                            join muster.cost_document d on d.id = s.document_id and d.state = 'APPROVED'
                            where p.event_id = c.event_id and p.person_id = c.person_id)
                    end
                  from muster.exception_case c where c.id = :id""");
    }

    /**
     * What the run that compared the event last found of a claim that may have been paid, in the
     * currency of the case: whatever class an amount is told by, it is there once.
     */
    Money foundOf(ClaimId claim, ExceptionCase of) {
        var query =
                entities.createNativeQuery(
                                """
                                select coalesce(sum(f.at_risk_minor), 0), cast(:currency as text)
                                  from muster.reconciliation_finding f
                                 where f.subject_kind = 'CLAIM' and f.subject_id = :claim
                                   and f.class not in (:unpaid) and f.currency = :currency
                                   and f.run_id = (
                                       select r.id from muster.reconciliation_run r
                                        where r.event_id = :event and not r.unchanged and r.facts_hash <> ''
                                        order by r.started_at desc, r.id limit 1)""")
                        .setParameter("claim", claim.value())
                        .setParameter("event", of.event().value())
                        .setParameter("currency", of.atRisk().currency().getCurrencyCode())
                        .setParameter(
                                "unpaid", Mismatch.OF_UNPAID.stream().map(Enum::name).toList());
        return Rows.of(query, Rows::money).get(0);
    }

    private boolean isSo(ExceptionId id, String question) {
        var query = entities.createNativeQuery(question).setParameter("id", id.value());
        return Rows.of(query, Rows::flag).get(0);
    }
}
