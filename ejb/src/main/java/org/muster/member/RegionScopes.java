package org.muster.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Stream;
import org.muster.account.ScopeKind;
import org.muster.account.ScopesSought;

/** Names the regions that a role can be limited to. */
@ApplicationScoped
class RegionScopes {

    void on(@Observes ScopesSought sought) {
        if (sought.isFor(ScopeKind.REGION)) {
            Stream.of(Region.values())
                    .map(Region::name)
                    .filter(region -> !sought.excludes(region))
                    .forEach(region -> sought.name(region, region, ""));
        }
    }
}
