package org.muster.identity;

import org.muster.shared.DomainException;

/** What was asked for is decided already, or was taken back. */
public class MergeSettled extends DomainException {
    private static final long serialVersionUID = 1;

    public MergeSettled(MergeState state) {
        super("This is settled already: " + state, state);
    }
}
