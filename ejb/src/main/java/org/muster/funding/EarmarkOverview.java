package org.muster.funding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * Which agreements have money set aside for events, told to those who invite to them. An officer
 * who reaches an event may know who pays for it and for which Members; amounts stay with those who
 * reach the contribution.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class EarmarkOverview {
    private static final int MOST = 200;

    /** An agreement that pays for an event, by its number and its donor's name. */
    public record Paying(ContributionId id, String agreementNo, String donor) {}

    @PersistenceContext private EntityManager entities;
    @Inject private Reach reach;

    /** The agreements with money proposed or approved for any of the events, by number. */
    public List<Paying> paying(Set<EventId> events, Actor by) {
        events.forEach(event -> reach.toInvite(event, by));
        if (events.isEmpty()) {
            return List.of();
        }
        var query =
                entities.createNativeQuery(
                                """
                                select c.id, c.agreement_no, d.name
                                  from muster.contribution c join muster.donor d on d.id = c.donor_id
                                 where exists (select 1 from muster.allocation a where a.contribution_id = c.id
                                                  and a.event_id in (:events) and a.state in ('PROPOSED', 'APPROVED'))
                                 order by c.agreement_no""")
                        .setParameter("events", events.stream().map(EventId::value).toList())
                        .setMaxResults(MOST);
        return Rows.of(
                query, row -> new Paying(new ContributionId(row.uuid()), row.text(), row.text()));
    }
}
