package org.muster.erasure;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/**
 * An account is kept so many days after its person's last claim is settled (muster.payees.days, 90
 * unless set otherwise) and not a day longer; its hash stays.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class PayeeRetention {
    private static final int QUARTER = 90;

    @PersistenceContext private EntityManager entities;
    @Inject private AuditTrail audit;
    @Inject private Settings settings;
    @Inject private Clock clock;

    /**
     * Empties what nobody needs any more: nothing is still to be claimed by or paid to its person,
     * under whichever of their rows, nor was anything lately.
     *
     * @return how many accounts were emptied
     */
    public int forget() {
        var day =
                LocalDate.ofInstant(clock.instant(), settings.zone())
                        .minusDays(settings.number("muster.payees.days", QUARTER));
        var emptied =
                entities.createNativeQuery(
                                """
                                with same as (
                                    select a.person_id as told_by, s.id as person_id
                                      from muster.payee_account a join muster.person n on n.id = a.person_id
                                      join muster.person s on coalesce(s.survivor_id, s.id) = coalesce(n.survivor_id, n.id)
                                     where a.sealed <> '')
                                update muster.payee_account a set sealed = '', emptied_at = now(), version = a.version + 1
                                 where a.sealed <> ''
                                   and not exists (select 1 from same join muster.claim c using (person_id)
                                     where same.told_by = a.person_id
                                       and (c.state = 'SUBMITTED' or c.state in ('RECONCILED', 'APPROVED') and c.payable_minor > 0
                                            or c.paid_on >= :day))
                                   and not exists (select 1 from same join muster.advance v using (person_id)
                                     where same.told_by = a.person_id
                                       and (v.state in ('PROPOSED', 'APPROVED', 'PAID') or v.closed_on >= :day))
                                   and not exists (select 1 from same join muster.participation p using (person_id)
                                       join muster.capacity_event e on e.id = p.event_id
                                      where same.told_by = a.person_id and p.status = 'CONFIRMED' and e.status <> 'CANCELLED'
                                        and e.ends_on >= :day)""")
                        .setParameter("day", day)
                        .executeUpdate();
        if (emptied > 0) {
            audit.record(
                    Actor.SYSTEM, "payee accounts emptied", "installation", "payee", "" + emptied);
        }
        return emptied;
    }
}
