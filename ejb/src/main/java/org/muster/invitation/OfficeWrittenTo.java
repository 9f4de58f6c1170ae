package org.muster.invitation;

import org.muster.shared.DomainException;

/** The Director General's office has had this letter, or has the address it came back from. */
public class OfficeWrittenTo extends DomainException {
    private static final long serialVersionUID = 1;

    OfficeWrittenTo() {
        super("The letter went to the office already");
    }
}
