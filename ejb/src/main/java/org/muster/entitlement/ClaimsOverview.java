package org.muster.entitlement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
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
    private static final String SELECT =
            """
            select c.id, c.claim_no, c.event_id, c.person_id, n.family_name || ', ' || n.given_name,
                   coalesce(n.member_code, ''), c.days_claimed, c.amount_minor, c.currency, c.payable_minor,
                   c.currency, c.refused_minor, c.currency, c.state, c.claimed_on, c.paid_on, c.entered_by, c.approved_by
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
                ClaimState.valueOf(row.text()),
                row.day(),
                row.day(),
                row.text(),
                row.text());
    }
}
