package org.muster.account;

import org.muster.shared.Actor;
import org.muster.shared.DomainException;

/** Nobody gives or takes a role of their own. */
public class SelfGrantRefused extends DomainException {
    private static final long serialVersionUID = 1;

    SelfGrantRefused(Actor actor) {
        super(actor.login() + " cannot change roles of the own account", actor.login());
    }
}
