package org.muster.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.muster.account.Grant;
import org.muster.web.Texts;

/** What a role is limited to, in words where there are words for it. */
@Named
@RequestScoped
public class ScopeNames {
    @Inject private Texts texts;

    public String of(Grant grant) {
        return switch (grant.scopeKind()) {
            case ALL -> "";
            case REGION -> texts.of("region." + grant.scopeRef());
            case EVENT, CONTRIBUTION -> grant.scopeRef();
        };
    }
}
