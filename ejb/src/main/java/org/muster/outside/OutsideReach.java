package org.muster.outside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/** What another system paid touches every agreement: a role with a limit does not reach it. */
@ApplicationScoped
class OutsideReach {
    @Inject private Scopes scopes;

    void toTake(Actor by) {
        require(by, Roles.FINANCE_OFFICER);
    }

    void toRead(Actor by) {
        require(by, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR);
    }

    private void require(Actor by, String... roles) {
        if (!scopes.of(by, roles).everywhere()) {
            throw new ScopeRefused(by, "payments of another system");
        }
    }
}
