package org.muster.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/**
 * What a bank moves is everybody's money: only who holds a role without a limit reaches accounts
 * and statements.
 */
@ApplicationScoped
class BankReach {
    @Inject private Scopes scopes;

    boolean reads(Actor by) {
        return isEverywhere(by, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR);
    }

    void toRead(Actor by) {
        require(reads(by), by);
    }

    void toEnter(Actor by) {
        require(isEverywhere(by, Roles.FINANCE_OFFICER), by);
    }

    void toApprove(Actor by) {
        require(isEverywhere(by, Roles.CONTROLLER), by);
    }

    private boolean isEverywhere(Actor by, String... roles) {
        return scopes.of(by, roles).everywhere();
    }

    private static void require(boolean isReached, Actor by) {
        if (!isReached) {
            throw new ScopeRefused(by, "the bank accounts");
        }
    }
}
