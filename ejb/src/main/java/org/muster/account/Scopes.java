package org.muster.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.muster.shared.Actor;

/**
 * How far an actor's roles reach. The role itself is checked by the container at the service; what
 * the role is limited to is checked here, by the service, before anything is read or changed.
 */
@ApplicationScoped
public class Scopes {
    @Inject private Accounts accounts;

    /**
     * The reach of an actor in any of the roles given; an unknown or locked account reaches
     * nothing.
     */
    public Scope of(Actor actor, String... roles) {
        if (actor.equals(Actor.SYSTEM)) {
            return new Scope(true, Set.of(), Set.of(), Set.of());
        }
        var regions = new HashSet<String>();
        var events = new HashSet<String>();
        var contributions = new HashSet<String>();
        var everywhere = false;
        var held = accounts.byLogin(actor.login()).filter(Account::isActive).map(Account::grants);
        for (var grant : held.orElse(List.of())) {
            // A limit that names nothing reaches nothing.
            var reaches =
                    grant.scopeKind() == ScopeKind.ALL
                            || ScopeCatalogue.isReference(grant.scopeKind(), grant.scopeRef());
            if (!reaches || !Arrays.asList(roles).contains(grant.role())) {
                continue;
            }
            switch (grant.scopeKind()) {
                case ALL -> everywhere = true;
                case REGION -> regions.add(grant.scopeRef());
                case EVENT -> events.add(grant.scopeRef());
                case CONTRIBUTION -> contributions.add(grant.scopeRef());
            }
        }
        return new Scope(everywhere, regions, events, contributions);
    }

    /**
     * Who holds a role that reaches a contribution, by login.
     *
     * @param contribution the id, or null for what concerns all, which takes a role without limit
     */
    public List<Account> whoCover(String role, Object contribution) {
        return accounts.holding(role).stream()
                .filter(
                        account -> {
                            var reach = of(new Actor(account.login()), role);
                            return contribution == null
                                    ? reach.everywhere()
                                    : reach.coversContribution(contribution);
                        })
                .toList();
    }
}
