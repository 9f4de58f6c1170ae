package org.muster.reconciliation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.account.Scope;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.attendance.EventReach;
import org.muster.event.EventId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
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
            """;
    private static final String WHERE =
            """
             where (:event = '' or cast(c.event_id as text) = :event) and (:class = '' or c.class = :class)
               and (:state = '' or c.state = :state)
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
                   c.state, c.opened_at
            """;

    @PersistenceContext private EntityManager entities;
    @Inject private Cases cases;
    @Inject private EventReach reach;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;

    /** What to list: of one event, class or state, or all where null. */
    public record Filter(EventId event, Mismatch mismatch, CaseState state) {
        public static final Filter NONE = new Filter(null, null, null);

        public static Filter of(EventId event) {
            return new Filter(event, null, null);
        }
    }

    /** Cases in the actor's reach, the latest first, by class within one event. */
    public List<ExceptionSummary> page(Filter filter, int first, int size, Actor actor) {
        var query =
                filtered(
                                SELECT
                                        + FROM
                                        + WHERE
                                        + " order by e.starts_on desc nulls first, e.code, c.class, c.opened_at, c.id",
                                filter,
                                actor)
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, 500));
        return Rows.of(query, Exceptions::summary);
    }

    public long count(Filter filter, Actor actor) {
        return Rows.of(filtered("select count(*) " + FROM + WHERE, filter, actor), Rows::number)
                .get(0);
    }

    private Query filtered(String sql, Filter filter, Actor actor) {
        Scope scope = scopes.of(actor, READERS);
        return entities.createNativeQuery(sql)
                .setParameter("event", filter.event() == null ? "" : filter.event().toString())
                .setParameter("class", filter.mismatch() == null ? "" : filter.mismatch().name())
                .setParameter("state", filter.state() == null ? "" : filter.state().name())
                .setParameter("everywhere", scope.everywhere())
                .setParameter("events", String.join(",", scope.events()))
                .setParameter("regions", String.join(",", scope.regions()))
                .setParameter("contributions", String.join(",", scope.contributions()));
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

    /** What was proposed for it, the latest first. */
    public List<ExceptionResolution> resolutions(ExceptionId id, Actor actor) {
        exception(id, actor);
        return cases.resolutions(id);
    }

    /** One person says what is to become of it, and why. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.EVENT_OFFICER, Roles.SYSTEM})
    public void propose(
            ExceptionId id, CaseState outcome, String reason, String donorReference, Actor actor) {
        var found = cases.get(id);
        require(
                found.event(),
                found.contribution(),
                actor,
                Roles.FINANCE_OFFICER,
                Roles.EVENT_OFFICER);
        found.requireOpen();
        cases.add(
                ExceptionResolution.propose(
                        id, outcome, reason, donorReference, actor, Instant.now()));
        audit.record(actor, "resolution proposed", "exception", id, outcome.name());
    }

    /** A second person agrees with the latest proposal; the exception is settled by it. */
    @RolesAllowed({Roles.CONTROLLER, Roles.FINANCE_OFFICER, Roles.SYSTEM})
    public void confirm(ExceptionId id, Actor actor) {
        var found = cases.get(id);
        require(
                found.event(),
                found.contribution(),
                actor,
                Roles.CONTROLLER,
                Roles.FINANCE_OFFICER);
        var proposal =
                cases.resolutions(id).stream()
                        .filter(resolution -> !resolution.isConfirmed())
                        .findFirst()
                        .orElseThrow(() -> new InvalidInput("outcome", "Nothing was proposed yet"));
        proposal.confirm(actor, Instant.now());
        found.settle(proposal.outcome());
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
                row.instant());
    }
}
