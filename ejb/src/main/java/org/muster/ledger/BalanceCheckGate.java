package org.muster.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.operation.JobAsked;
import org.muster.operation.JobSubjectsAsked;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/** Who may have the ledger counted: those who keep or run it, without a limit. */
@ApplicationScoped
class BalanceCheckGate {
    private static final String[] STARTERS = {
        Roles.OPERATOR, Roles.FINANCE_OFFICER, Roles.CONTROLLER
    };

    @Inject private Scopes scopes;

    void onJobAsked(@Observes JobAsked asked) {
        if (!asked.isFor(BalanceCheck.JOB)) {
            return;
        }
        if (!scopes.of(asked.actor(), STARTERS).everywhere()) {
            throw new ScopeRefused(asked.actor(), "the whole ledger");
        }
        if (!asked.subject().equals(BalanceCheck.SUBJECT)) {
            throw new NotFound("ledger", asked.subject());
        }
        asked.vouch();
    }

    void onSubjectsAsked(@Observes JobSubjectsAsked asked) {
        if (!asked.isFor(BalanceCheck.JOB)) {
            return;
        }
        var isNamed = asked.subjects().contains(BalanceCheck.SUBJECT);
        var isChoice =
                asked.subjects().isEmpty() && scopes.of(asked.actor(), STARTERS).everywhere();
        if (isNamed || isChoice) {
            asked.add(BalanceCheck.SUBJECT, Told.of("jobs.wholeLedger"));
        }
    }
}
