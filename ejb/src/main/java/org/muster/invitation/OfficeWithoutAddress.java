package org.muster.invitation;

import org.muster.shared.DomainException;

/** No address of the Director General's office is recorded, so nobody can be fallen back to. */
public class OfficeWithoutAddress extends DomainException {
    private static final long serialVersionUID = 1;

    OfficeWithoutAddress() {
        super("No address of the office is recorded");
    }
}
