package org.muster.account;

import org.muster.shared.Actor;
import org.muster.shared.DomainException;

/** The actor holds the role, but not for this region, event or contribution. */
public class ScopeRefused extends DomainException {
    private static final long serialVersionUID = 1;

    public ScopeRefused(Actor actor, String subject) {
        super(actor.login() + " may not act on " + subject, actor.login(), subject);
    }
}
