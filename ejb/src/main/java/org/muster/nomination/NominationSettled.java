package org.muster.nomination;

import org.muster.shared.DomainException;

/** The nomination is in a state from which this act does not lead on. */
public class NominationSettled extends DomainException {
    private static final long serialVersionUID = 1;

    NominationSettled(NominationId id, SelectionState state) {
        super("Nomination " + id + " is " + state + " already", state);
    }
}
