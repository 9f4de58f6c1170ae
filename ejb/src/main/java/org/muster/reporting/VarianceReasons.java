package org.muster.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.muster.funding.ContributionId;
import org.muster.ledger.CostCategory;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/**
 * Why a heading differs from its budget in a period of a contribution: each reason is kept, the
 * latest counts.
 */
@ApplicationScoped
class VarianceReasons {
    private static final int LONGEST = 500;

    @PersistenceContext private EntityManager entities;

    Map<CostCategory, String> of(UUID contribution, DateRange period) {
        var given = new EnumMap<CostCategory, String>(CostCategory.class);
        Rows.of(
                entities.createNativeQuery(
                                """
                                select category, reason from muster.variance_reason
                                 where contribution_id = :id and period_from = :from and period_to = :to
                                 order by seq""")
                        .setParameter("id", contribution)
                        .setParameter("from", period.from())
                        .setParameter("to", period.to()),
                row -> given.put(CostCategory.valueOf(row.text()), row.text()));
        return given;
    }

    void give(
            ContributionId contribution,
            DateRange period,
            CostCategory category,
            String text,
            Actor by) {
        var reason = text.strip();
        if (reason.length() > LONGEST) {
            throw new InvalidInput(category.name(), Told.of("why.tooLong", LONGEST));
        }
        entities.createNativeQuery(
                        """
                        insert into muster.variance_reason (contribution_id, period_from, period_to, category, reason,
                            given_by, given_at)
                        values (:id, :from, :to, :category, :reason, :by, :at)""")
                .setParameter("id", contribution.value())
                .setParameter("from", period.from())
                .setParameter("to", period.to())
                .setParameter("category", category.name())
                .setParameter("reason", reason)
                .setParameter("by", by.login())
                .setParameter("at", Instant.now())
                .executeUpdate();
    }
}
