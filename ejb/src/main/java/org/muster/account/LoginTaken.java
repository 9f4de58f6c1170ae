package org.muster.account;

import org.muster.shared.DomainException;

/** Another account has this login. */
public class LoginTaken extends DomainException {
    private static final long serialVersionUID = 1;

    LoginTaken(String login) {
        super("The login " + login + " is taken", login);
    }
}
