package org.muster.operation;

import org.muster.shared.DomainException;

/**
 * Nothing is sent from here: the database and the server do not remember the same last claim, or
 * this is their first start.
 */
public class NotArmed extends DomainException {
    private static final long serialVersionUID = 1;

    NotArmed(ArmingState state) {
        super(
                "Sending is not armed here ("
                        + state.verdict()
                        + "): an operator has to look at what would go, and arm it",
                state.verdict());
    }
}
