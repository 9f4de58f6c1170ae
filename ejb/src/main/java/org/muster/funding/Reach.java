package org.muster.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.muster.account.Scope;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/** Which contributions an actor's roles reach. */
@ApplicationScoped
class Reach {
    private static final String[] READERS = {
        Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.DONOR
    };

    @Inject private Scopes scopes;

    void toEnter(ContributionId id, Actor actor) {
        require(id, actor, Roles.FINANCE_OFFICER);
    }

    void toApprove(ContributionId id, Actor actor) {
        require(id, actor, Roles.CONTROLLER);
    }

    void toRead(ContributionId id, Actor actor) {
        require(id, actor, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.DONOR);
    }

    /** How far the actor may read. */
    Scope reading(Actor actor) {
        return scopes.of(actor, READERS);
    }

    private void require(ContributionId id, Actor actor, String... roles) {
        if (!scopes.of(actor, roles).coversContribution(id)) {
            throw new ScopeRefused(actor, "contribution " + id);
        }
    }
}
