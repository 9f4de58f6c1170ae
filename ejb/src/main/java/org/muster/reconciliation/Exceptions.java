package org.muster.reconciliation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.account.Scope;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.attendance.EventReach;
import org.muster.entitlement.ClaimOverpaid;
import org.muster.event.EventId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/**
 * The work list of mismatches: what they are about, what is at risk, and how they are settled. One
 * person proposes an outcome with its reason, a second one confirms it.
 */
@Stateless
@RolesAllowed({
    Roles.FINANCE_OFFICER,
    Roles.EVENT_OFFICER,
    Roles.CONTROLLER,
    Roles.AUDITOR,
    Roles.OPERATOR,
    Roles.SYSTEM
})
public class Exceptions {
    private static final String[] READERS = {
        Roles.FINANCE_OFFICER, Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.OPERATOR
    };
    private static final String FROM =
            """
             from muster.exception_case c left join muster.capacity_event e on e.id = c.event_id
             left join muster.contribution a on a.id = c.contribution_id
             left join muster.person n on n.id = c.person_id
             left join muster.person o on o.id = c.other_person_id
             left join muster.exception_waiting w on w.exception_id = c.id
            """;
    private static final String WHERE =
            """
             where (:event = '' or cast(c.event_id as text) = :event) and (:class = '' or c.class = :class)
               and (:state = '' or c.state = :state) and (:severity = '' or c.severity = :severity)
               and (:currency = '' or c.currency = :currency) and c.opened_at > :after and c.opened_at <= :until
               and (:text = '' or strpos(lower(concat_ws(' ', n.family_name, n.given_name, o.family_name, e.code,
                        a.agreement_no)), lower(:text)) > 0)
               and (:proposal = '' or :proposal = 'NOBODY' and w.proposed_by is null
                    or :proposal = 'ME' and w.proposed_by = :actor or :proposal = 'OTHERS' and w.proposed_by <> :actor)
               and (:everywhere or cast(c.event_id as text) = any (string_to_array(:events, ','))
                    or e.region = any (string_to_array(:regions, ','))
                    or c.event_id is null
                       and cast(c.contribution_id as text) = any (string_to_array(:contributions, ',')))
            """;
    private static final String SELECT =
            """
            select c.id, c.event_id, coalesce(e.code, ''), c.contribution_id, coalesce(a.agreement_no, ''), c.class,
                   c.severity, c.subject_kind, c.subject_id, c.person_id,
                   coalesce(n.family_name || ', ' || n.given_name, ''),
                   coalesce(o.family_name || ', ' || o.given_name, ''), c.at_risk_minor, c.currency, c.evidence,
                   c.state, c.opened_at, cast(extract(day from now() - c.opened_at) as integer), w.resolution_id,
                   w.outcome, coalesce(w.proposed_by, '')
            """;

    private static final String HISTORY =
            """
            select h.kind, h.at, r.started_by, null, '', '', h.at_risk_minor, h.currency, h.evidence
              from muster.exception_change h left join muster.reconciliation_run r on r.id = h.run_id
             where h.exception_id = :id
            union all
            select 'PROPOSED', proposed_at, proposed_by, outcome, reason, donor_reference, 0, '', ''
              from muster.exception_resolution where exception_id = :id
            union all
            select 'CONFIRMED', confirmed_at, confirmed_by, outcome, '', donor_reference, 0, '', ''
              from muster.exception_resolution where exception_id = :id and confirmed_at is not null
             order by 2, 1 desc""";
    private static final Instant LONG_AGO = Instant.EPOCH;
    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    @PersistenceContext private EntityManager entities;
    @Inject private Cases cases;
    @Inject private EvidenceRows rows;
    @Inject private EventReach reach;
    @Inject private Scopes scopes;
    @Inject private Event<ClaimOverpaid> overpaid;
    @Inject private AuditTrail audit;

    /** What to list; all where null. */
    public record Filter(
            EventId event,
            Mismatch mismatch,
            CaseState state,
            Mismatch.Severity severity,
            CaseAge age,
            String currency,
            ProposalBy proposal,
            String text) {
        public static final Filter NONE = new Filter(null, null, null);

        public Filter(EventId event, Mismatch mismatch, CaseState state) {
            this(event, mismatch, state, null, null, null, null, null);
        }

        public static Filter of(EventId event) {
            return new Filter(event, null, null);
        }
    }

    /** How many cases there are in one currency, and what is at risk under them. */
    public record Total(Money atRisk, long cases) {}

    /** Cases in the actor's reach, the latest event first, by class within it. */
    public List<ExceptionSummary> page(Filter filter, int first, int size, Actor actor) {
        return work(filter, CaseOrder.EVENT, first, size, actor);
    }

    /** Cases in the actor's reach, in the order asked for. */
    public List<ExceptionSummary> work(
            Filter filter, CaseOrder order, int first, int size, Actor actor) {
        var sorted = order == null ? CaseOrder.EVENT : order;
        var query =
                filtered(SELECT + FROM + WHERE + sorted.sql(), filter, actor)
                        .setFirstResult(Math.max(0, first))
                        .setMaxResults(Math.min(size, 500));
        return Rows.of(query, Exceptions::summary);
    }

    /** What is at risk under all the cases of the filter, currency by currency. */
    public List<Total> totals(Filter filter, Actor actor) {
        var query =
                filtered(
                        "select cast(sum(c.at_risk_minor) as bigint), c.currency, count(*) "
                                + FROM
                                + WHERE
                                + " group by c.currency order by c.currency",
                        filter,
                        actor);
        return Rows.of(query, row -> new Total(row.money(), row.number()));
    }

    public long count(Filter filter, Actor actor) {
        return Rows.of(filtered("select count(*) " + FROM + WHERE, filter, actor), Rows::number)
                .get(0);
    }

    private Query filtered(String sql, Filter filter, Actor actor) {
        Scope scope = scopes.of(actor, READERS);
        // A case of this very moment is listed, whichever clock was read first.
        var now = Instant.now().plus(A_MOMENT);
        return entities.createNativeQuery(sql)
                .setParameter("event", filter.event() == null ? "" : filter.event().toString())
                .setParameter("class", name(filter.mismatch()))
                .setParameter("state", name(filter.state()))
                .setParameter("severity", name(filter.severity()))
                .setParameter("currency", text(filter.currency()))
                .setParameter("after", filter.age() == null ? LONG_AGO : filter.age().after(now))
                .setParameter("until", filter.age() == null ? now : filter.age().until(now))
                .setParameter("text", text(filter.text()))
                .setParameter("proposal", name(filter.proposal()))
                .setParameter("actor", actor.login())
                .setParameter("everywhere", scope.everywhere())
                .setParameter("events", String.join(",", scope.events()))
                .setParameter("regions", String.join(",", scope.regions()))
                .setParameter("contributions", String.join(",", scope.contributions()));
    }

    private static String name(Enum<?> constant) {
        return constant == null ? "" : constant.name();
    }

    private static String text(String typed) {
        return typed == null ? "" : typed.strip();
    }

    public ExceptionSummary exception(ExceptionId id, Actor actor) {
        var query =
                entities.createNativeQuery(SELECT + FROM + " where c.id = :id")
                        .setParameter("id", id.value());
        var found =
                Rows.of(query, Exceptions::summary).stream()
                        .findFirst()
                        .orElseThrow(() -> new NotFound("exception", id));
        require(found.event(), found.contribution(), actor, READERS);
        return found;
    }

    /** The rows it rests on, as far as the actor may open them. */
    public List<EvidenceRow> evidence(ExceptionId id, Actor actor) {
        exception(id, actor);
        return rows.of(id, actor);
    }

    /** What became of it, step by step, the first first. */
    public List<CaseStep> history(ExceptionId id, int first, int size, Actor actor) {
        exception(id, actor);
        var query =
                entities.createNativeQuery(HISTORY)
                        .setParameter("id", id.value())
                        .setFirstResult(Math.max(0, first))
                        .setMaxResults(Math.min(size, 500));
        return Rows.of(query, CaseStep::read);
    }

    /** One person says what is to become of it, and why; answers what to confirm it by. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.EVENT_OFFICER, Roles.SYSTEM})
    public UUID propose(
            ExceptionId id, CaseState outcome, String reason, String donorReference, Actor actor) {
        var found = cases.get(id);
        require(
                found.event(),
                found.contribution(),
                actor,
                Roles.FINANCE_OFFICER,
                Roles.EVENT_OFFICER);
        found.requireUnsettled();
        var proposal =
                ExceptionResolution.propose(
                        id, outcome, reason, donorReference, actor, Instant.now());
        if (outcome == CaseState.ACCEPTED
                && proposal.donorReference().isEmpty()
                && found.isOfMoney()
                && cases.isFunded(id)) {
            throw new DonorReferenceMissing();
        }
        if (outcome == CaseState.RECOVERING && (found.isOfUnpaidPart() || !cases.isPaid(id))) {
            throw new NothingToRecover();
        }
        cases.add(proposal);
        audit.record(actor, "resolution proposed", "exception", id, outcome.name());
        return proposal.id();
    }

    /**
     * A second person agrees with the proposal that they saw; the exception is settled by it. Where
     * something else is proposed by now, they have not seen that.
     */
    @RolesAllowed({Roles.CONTROLLER, Roles.FINANCE_OFFICER, Roles.SYSTEM})
    public void confirm(ExceptionId id, UUID seen, Actor actor) {
        var found = cases.get(id);
        require(
                found.event(),
                found.contribution(),
                actor,
                Roles.CONTROLLER,
                Roles.FINANCE_OFFICER);
        found.requireUnsettled();
        var proposal = cases.proposal(id).orElseThrow(NothingProposed::new);
        if (!proposal.id().equals(seen)) {
            throw new ProposalChanged(proposal);
        }
        proposal.confirm(actor, Instant.now());
        found.settle(proposal.outcome(), actor);
        if (found.mismatch() == Mismatch.R10 && proposal.outcome() == CaseState.ACCEPTED) {
            cases.areTwo(id);
        }
        if (proposal.outcome() == CaseState.RECOVERING) {
            found.claim()
                    .map(
                            claim ->
                                    new ClaimOverpaid(
                                            claim,
                                            id.value(),
                                            found.atRisk(),
                                            cases.foundOf(claim, found),
                                            proposal.proposedBy(),
                                            actor))
                    .ifPresent(overpaid::fire);
        }
        audit.record(actor, "resolution confirmed", "exception", id, proposal.outcome().name());
    }

    /** What belongs to no event is reached through its contribution, else by whom all is. */
    private void require(EventId event, UUID contribution, Actor actor, String... roles) {
        if (event != null) {
            reach.require(event, actor, roles);
            return;
        }
        var scope = scopes.of(actor, roles);
        if (!scope.everywhere()
                && (contribution == null || !scope.coversContribution(contribution))) {
            throw new ScopeRefused(actor, "contribution " + contribution);
        }
    }

    private static EventId event(UUID id) {
        return id == null ? null : new EventId(id);
    }

    private static ExceptionSummary summary(Rows row) {
        return new ExceptionSummary(
                new ExceptionId(row.uuid()),
                event(row.uuid()),
                row.text(),
                row.uuid(),
                row.text(),
                Mismatch.valueOf(row.text()),
                row.text(),
                row.text(),
                row.uuid(),
                row.uuid(),
                row.text(),
                row.text(),
                row.money(),
                Told.read(row.text()),
                CaseState.valueOf(row.text()),
                row.instant(),
                (int) row.number(),
                row.uuid(),
                state(row.text()),
                row.text());
    }

    private static CaseState state(String name) {
        return name == null ? null : CaseState.valueOf(name);
    }
}
