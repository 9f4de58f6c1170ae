package org.muster.nomination;

import org.muster.shared.DomainException;

/** The campaign asks for the Member's endorsement, and the officer has none. */
public class NotEndorsed extends DomainException {
    private static final long serialVersionUID = 1;

    NotEndorsed(NominationId id, EndorsementState state) {
        super("The nomination " + id + " needs an endorsement and is " + state, state);
    }
}
