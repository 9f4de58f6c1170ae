package org.muster.donor;

import org.muster.shared.DomainException;

/** The address is a contact of this donor already, on some of the same days. */
public class ContactKnown extends DomainException {
    private static final long serialVersionUID = 1;

    ContactKnown(String email) {
        super(email + " is a contact of this donor already", email);
    }
}
