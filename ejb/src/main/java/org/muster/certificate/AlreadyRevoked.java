package org.muster.certificate;

import org.muster.shared.DomainException;

/** The certificate was revoked before. */
public class AlreadyRevoked extends DomainException {
    private static final long serialVersionUID = 1;

    AlreadyRevoked(String number) {
        super("The certificate " + number + " is revoked already", number);
    }
}
