package org.muster.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/** Who two rows belong to is said for all events and regions: by roles without a limit alone. */
@ApplicationScoped
class IdentityReach {
    @Inject private Scopes scopes;

    boolean isEverywhere(Actor by) {
        return scopes.of(by, Roles.EVENT_OFFICER).everywhere();
    }

    void requireEverywhere(Actor by) {
        if (!isEverywhere(by)) {
            throw new ScopeRefused(by, "whether two persons are one");
        }
    }
}
