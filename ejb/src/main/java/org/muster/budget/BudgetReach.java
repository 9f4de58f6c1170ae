package org.muster.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/**
 * Which events' budgets an actor's roles reach. A budget tells of all the money of its event, so a
 * role for one contribution reaches none.
 */
@ApplicationScoped
class BudgetReach {
    @Inject private Budgets budgets;
    @Inject private Scopes scopes;

    void toEnter(EventId event, Actor actor) {
        require(event, actor, Roles.FINANCE_OFFICER);
    }

    void toApprove(EventId event, Actor actor) {
        require(event, actor, Roles.CONTROLLER);
    }

    void toRead(EventId event, Actor actor) {
        require(event, actor, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR);
    }

    private void require(EventId event, Actor actor, String... roles) {
        if (!scopes.of(actor, roles).coversEvent(event, budgets.region(event))) {
            throw new ScopeRefused(actor, "event " + event);
        }
    }
}
