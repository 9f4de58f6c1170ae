package org.muster.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.muster.funding.MoneyWanted;

/**
 * Objects when more is wanted under a heading than the event's approved budget has left (F18), in
 * the transaction that promises or spends and with nobody else weighing the same budget. An event
 * without an approved budget is bound by its allocations alone.
 */
@ApplicationScoped
class BudgetWatch {
    @Inject private Budgets budgets;
    @Inject private BudgetSpending spending;

    void onMoneyWanted(@Observes MoneyWanted wanted) {
        budgets.hold(wanted.event());
        budgets.approved(wanted.event()).ifPresent(budget -> weigh(budget, wanted));
    }

    private void weigh(Budget budget, MoneyWanted wanted) {
        var more = spending.in(budget.currency(), wanted.amount(), wanted.on());
        var left =
                budget.limit(wanted.category())
                        .minus(
                                spending.of(wanted.event(), wanted.category(), budget.currency())
                                        .sum());
        if (more.exceeds(left)) {
            wanted.object(new BudgetExceeded(wanted.category(), more, left));
        }
    }
}
