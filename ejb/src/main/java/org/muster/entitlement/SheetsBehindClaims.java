package org.muster.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.muster.attendance.SheetTakenBack;
import org.muster.shared.Rows;

/**
 * Money was released on what a signed sheet said: the sheet is then not taken back as a whole. What
 * is wrong with it is corrected person by person and with a reason, which reconciling compares with
 * what was paid.
 */
@ApplicationScoped
class SheetsBehindClaims {
    @PersistenceContext private EntityManager entities;

    void onTakenBack(@Observes SheetTakenBack back) {
        var query =
                entities.createNativeQuery(
                                """
                                select count(*) from muster.claim c
                                 where c.event_id = :event and c.state in ('APPROVED', 'PAID') and exists (
                                       select 1 from muster.counted_presence p
                                        where p.sheet_id = :sheet and p.person_id = c.person_id)""")
                        .setParameter("event", back.event().value())
                        .setParameter("sheet", back.sheet().value());
        var settled = Rows.of(query, Rows::number).get(0);
        if (settled > 0) {
            throw new ClaimsRestOnSheet(settled);
        }
    }
}
