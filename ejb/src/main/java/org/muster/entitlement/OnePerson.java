package org.muster.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.muster.identity.IdentityChanged;
import org.muster.identity.MoneySought;

/**
 * What money has to do with two rows being one person: where either was promised something or
 * claims, a second person agrees; and from then on no night is due to both. The claims themselves
 * keep their row.
 */
@ApplicationScoped
class OnePerson {
    @PersistenceContext private EntityManager entities;

    void onMoneySought(@Observes MoneySought sought) {
        var found =
                entities.createNativeQuery(
                                """
                                select 1 from muster.claim where person_id in (:ids)
                                union all
                                select 1 from muster.participation p join muster.commitment c on c.participation_id = p.id
                                 where p.person_id in (:ids)
                                union all
                                select 1 from muster.participation p join muster.cost_share s on s.participation_id = p.id
                                 where p.person_id in (:ids) limit 1""")
                        .setParameter("ids", ids(sought.one().value(), sought.other().value()))
                        .getResultList();
        if (!found.isEmpty()) {
            sought.isFound();
        }
    }

    /** Nights that both were granted before stay with the rows they were granted to. */
    void onIdentityChanged(@Observes IdentityChanged change) {
        entities.createNativeQuery(
                        """
                        update muster.claim_night t set person_id = coalesce(n.survivor_id, n.id)
                          from muster.claim c join muster.person n on n.id = c.person_id
                         where c.id = t.claim_id and (n.id in (:ids) or n.survivor_id in (:ids))
                           and t.person_id <> coalesce(n.survivor_id, n.id)
                           and not exists (select 1 from muster.claim_night o
                               where o.person_id = coalesce(n.survivor_id, n.id) and o.on_night = t.on_night)""")
                .setParameter("ids", ids(change.merged().value(), change.survivor().value()))
                .executeUpdate();
    }

    private static List<UUID> ids(UUID one, UUID other) {
        return List.of(one, other);
    }
}
