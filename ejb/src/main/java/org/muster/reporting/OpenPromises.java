package org.muster.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import org.muster.ledger.CostCategory;
import org.muster.reporting.StatementFigures.Agreement;
import org.muster.shared.Money;
import org.muster.shared.Rows;

/**
 * What of a contribution was promised and not used up at the end of a day. A promise that was noted
 * later than what used it up was never open.
 */
@ApplicationScoped
class OpenPromises {
    private static final String OPEN =
            """
            select code, category, sum(greatest(open, 0)) from (
                select e.code, c.category, sum(case m.kind when 'RESERVED' then m.amount_minor else -m.amount_minor end) as open
                  from muster.commitment_movement m
                  join muster.commitment c on c.id = m.commitment_id
                  join muster.allocation a on a.id = c.allocation_id
                  join muster.capacity_event e on e.id = a.event_id
                 where a.contribution_id = :id and m.on_day <= :to
                 group by c.id, e.code, c.category) each_promise
             group by code, category order by code, category""";

    @PersistenceContext private EntityManager entities;

    /** Under one heading of an event, in the contribution's currency. */
    record Open(String event, CostCategory category, Money amount) {}

    List<Open> of(Agreement agreement, LocalDate to) {
        var query =
                entities.createNativeQuery(OPEN)
                        .setParameter("id", agreement.contribution())
                        .setParameter("to", to);
        return Rows.of(
                query,
                row ->
                        new Open(
                                row.text(),
                                CostCategory.valueOf(row.text()),
                                new Money(row.number(), agreement.currency())));
    }
}
