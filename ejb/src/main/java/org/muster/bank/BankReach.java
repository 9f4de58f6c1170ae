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
public class BankReach {
    @Inject private Scopes scopes;

    /** Whether the actor may read what the banks say. */
    public boolean reads(Actor by) {
        return isEverywhere(by, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR);
    }

    public void toRead(Actor by) {
        require(reads(by), by);
    }

    public void toEnter(Actor by) {
        require(isEverywhere(by, Roles.FINANCE_OFFICER), by);
    }

    public void toEnterOrApprove(Actor by) {
        require(isEverywhere(by, Roles.FINANCE_OFFICER, Roles.CONTROLLER), by);
    }

    public void toApprove(Actor by) {
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
