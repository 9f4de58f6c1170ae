package org.muster.travel;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.ZoneOffset;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/** Passports, diets and the like are not kept a day longer than somebody needs them. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class TravelRetention {
    @PersistenceContext private EntityManager entities;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;

    /**
     * Empties what events that are over needed; two days later by the calendar of Greenwich it is
     * over at every venue.
     *
     * @return how many travellers' facts were emptied
     */
    public int forget() {
        var today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        var emptied =
                entities.createNativeQuery(
                                """
                                update muster.travel t set passport_number = '', passport_nationality = '', passport_expires_on = null,
                                    diet = '', accessibility = '', emergency_contact = '', emptied_at = now(), version = t.version + 1
                                from muster.participation a join muster.capacity_event e on e.id = a.event_id
                                where a.id = t.participation_id and (e.ends_on < :yesterday or e.status = 'CANCELLED')
                                    and (t.passport_number <> '' or t.passport_nationality <> '' or t.passport_expires_on is not null
                                        or t.diet <> '' or t.accessibility <> '' or t.emergency_contact <> '')""")
                        .setParameter("yesterday", today.minusDays(1))
                        .executeUpdate();
        if (emptied > 0) {
            audit.record(
                    Actor.SYSTEM, "travel facts emptied", "installation", "travel", "" + emptied);
        }
        return emptied;
    }
}
