package org.muster.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.operation.JobAsked;
import org.muster.shared.Roles;

/** Who may have statements produced: finance, and for one contribution within its limits. */
@ApplicationScoped
class StatementRunGate {
    @Inject private Scopes scopes;

    void on(@Observes JobAsked asked) {
        if (!asked.isFor(StatementOrder.JOB)) {
            return;
        }
        var order = StatementOrder.parse(asked.subject());
        var reach = scopes.of(asked.actor(), Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        var covered =
                order.one()
                        .map(reach::coversContribution)
                        .orElse(reach.everywhere() || !reach.contributions().isEmpty());
        if (!covered) {
            throw new ScopeRefused(asked.actor(), "statements of " + asked.subject());
        }
        asked.vouch();
    }
}
