package org.muster.entitlement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.allowance.Entitlement;
import org.muster.allowance.Provision;
import org.muster.attendance.EventReach;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/** Claims as lists show them. */
@Stateless
@RolesAllowed({
    Roles.FINANCE_OFFICER,
    Roles.CONTROLLER,
    Roles.EVENT_OFFICER,
    Roles.AUDITOR,
    Roles.SYSTEM
})
public class ClaimsOverview {
    private static final String[] READERS = {
        Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.EVENT_OFFICER, Roles.AUDITOR
    };
    private static final Set<String> TOLD_BY_LINES = Set.of("scheme", "provided", "rate", "leg");
    private static final String SELECT =
            """
            select c.id, c.claim_no, c.event_id, c.person_id, n.family_name || ', ' || n.given_name,
                   coalesce(n.member_code, ''), c.days_claimed, c.amount_minor, c.currency, c.payable_minor,
                   c.currency, c.refused_minor, c.currency, c.settled_minor, c.currency, c.state, c.claimed_on, c.paid_on, c.entered_by, c.approved_by
              from muster.claim c join muster.person n on n.id = c.person_id""";

    @PersistenceContext private EntityManager entities;
    @Inject private EventReach reach;

    /** The claims of an event by number. */
    public List<ClaimSummary> page(EventId event, int first, int size, Actor actor) {
        reach.require(event, actor, READERS);
        var query =
                entities.createNativeQuery(
                                SELECT + " where c.event_id = :event order by c.claim_no, c.id")
                        .setParameter("event", event.value())
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, 500));
        return Rows.of(query, ClaimsOverview::summary);
    }

    public long count(EventId event, Actor actor) {
        reach.require(event, actor, READERS);
        return entities.createQuery(
                        "select count(c) from Claim c where c.event = :event", Long.class)
                .setParameter("event", event)
                .getSingleResult();
    }

    /**
     * The entitlement a claim was last compared with; nothing where it was made by a flat amount.
     */
    public Optional<ClaimEntitlement> entitlement(ClaimId id, Actor actor) {
        claim(id, actor);
        var query =
                entities.createNativeQuery(
                                """
                                select e.id, s.code, s.number, s.title, e.facts, e.facts_sha256, e.reckoned_at, e.total_minor,
                                       e.currency
                                  from muster.claim c join muster.entitlement e on e.id = c.entitlement_id
                                  join muster.scheme_version s on s.id = e.scheme_version_id where c.id = :id""")
                        .setParameter("id", id.value());
        return Rows.of(query, this::entitlement).stream().findFirst();
    }

    /** What a claim at a flat amount rests on; nothing where a scheme pays by nights. */
    public Optional<FlatAllowance> flat(ClaimId id, Actor actor) {
        claim(id, actor);
        var query =
                entities.createNativeQuery(
                                """
                                select s.revision, s.amount_minor, s.currency
                                  from muster.claim c join muster.allowance_scheme s on s.id = c.scheme_id
                                 where c.id = :id and s.version_id is null""")
                        .setParameter("id", id.value());
        return Rows.of(query, row -> new FlatAllowance((int) row.number(), row.money(), days(id)))
                .stream()
                .findFirst();
    }

    private List<LocalDate> days(ClaimId id) {
        return Rows.of(
                entities.createNativeQuery(
                                "select on_night from muster.claim_night where claim_id = :id order by on_night",
                                LocalDate.class)
                        .setParameter("id", id.value()),
                Rows::day);
    }

    private ClaimEntitlement entitlement(Rows row) {
        var id = row.uuid();
        return new ClaimEntitlement(
                row.text(),
                (int) row.number(),
                row.text(),
                row.text()
                        .lines()
                        .map(ClaimsOverview::fact)
                        .filter(ClaimsOverview::isTold)
                        .toList(),
                row.text(),
                row.instant(),
                row.money(),
                lines(id));
    }

    private static ClaimEntitlement.Fact fact(String line) {
        var parts = line.split(" ", 2);
        return new ClaimEntitlement.Fact(parts[0], parts.length > 1 ? parts[1] : "");
    }

    private static boolean isTold(ClaimEntitlement.Fact fact) {
        return !TOLD_BY_LINES.contains(fact.kind());
    }

    private List<ClaimEntitlement.Row> lines(UUID entitlement) {
        var query =
                entities.createNativeQuery(
                                """
                                select l.on_day, l.part, l.rate_minor, e.currency, l.basis_points, l.provided, l.amount_minor,
                                       e.currency
                                  from muster.entitlement_line l join muster.entitlement e on e.id = l.entitlement_id
                                 where e.id = :id order by l.line_no""")
                        .setParameter("id", entitlement);
        return Rows.of(
                query,
                row ->
                        new ClaimEntitlement.Row(
                                row.day(),
                                Entitlement.Part.valueOf(row.text()),
                                row.money(),
                                (int) row.number(),
                                Stream.of(row.text().split(" "))
                                        .filter(name -> !name.isEmpty())
                                        .map(Provision::valueOf)
                                        .toList(),
                                row.money()));
    }

    public ClaimSummary claim(ClaimId id, Actor actor) {
        var query =
                entities.createNativeQuery(SELECT + " where c.id = :id")
                        .setParameter("id", id.value());
        var found =
                Rows.of(query, ClaimsOverview::summary).stream()
                        .findFirst()
                        .orElseThrow(() -> new org.muster.shared.NotFound("claim", id));
        reach.require(found.event(), actor, READERS);
        return found;
    }

    private static ClaimSummary summary(Rows row) {
        return new ClaimSummary(
                new ClaimId(row.uuid()),
                row.text(),
                new EventId(row.uuid()),
                new PersonId(row.uuid()),
                row.text(),
                row.text(),
                (int) row.number(),
                row.money(),
                row.money(),
                row.money(),
                row.money(),
                ClaimState.valueOf(row.text()),
                row.day(),
                row.day(),
                row.text(),
                row.text());
    }
}
