package org.muster.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.muster.funding.ContributionId;
import org.muster.shared.DateRange;
import org.muster.shared.Rows;

/**
 * The periods whose statements bind what a later one tells of their lines, so that it opens with
 * what the last one closed with. Only what was certified binds: of the statements that ended before
 * the period begins the one that ended last (of several the shortest), and what that one itself was
 * bound by. A draft and a statement that overlaps change nothing.
 */
@ApplicationScoped
class PeriodsTold {
    @PersistenceContext private EntityManager entities;
    @Inject private Statements statements;

    /** In the order of their days. */
    List<DateRange> before(UUID contribution, DateRange period) {
        var last = statements.certifiedBefore(new ContributionId(contribution), period);
        if (last.isEmpty()) {
            return List.of();
        }
        var figures = FrozenFigures.read(last.get().figures());
        var bound = figures.boundBy() == null ? unkept(last.get()) : figures.boundBy();
        var told = new ArrayList<>(bound);
        told.add(last.get().period());
        return List.copyOf(told);
    }

    /**
     * What bound a statement that was frozen before this was kept with it: every statement of an
     * earlier period there was when it was produced; of two that overlap the shorter first.
     */
    private List<DateRange> unkept(DonorStatement statement) {
        var query =
                entities.createNativeQuery(
                                """
                                select distinct period_from, period_to, period_to - period_from as days
                                  from muster.donor_statement
                                 where contribution_id = :id and period_to < :from and produced_at <= :at
                                 order by days, period_from""")
                        .setParameter("id", statement.contribution().value())
                        .setParameter("from", statement.period().from())
                        .setParameter("at", statement.producedAt());
        return Rows.of(query, row -> new DateRange(row.day(), row.day()));
    }
}
