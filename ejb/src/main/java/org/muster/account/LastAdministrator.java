package org.muster.account;

import org.muster.shared.DomainException;

/** An installation always keeps one active administrator. */
public class LastAdministrator extends DomainException {
    private static final long serialVersionUID = 1;

    LastAdministrator(String login) {
        super(login + " is the last active administrator", login);
    }
}
