package org.muster.reconciliation;

import org.muster.shared.DomainException;

/** Something else was proposed than what the person who confirms saw. */
public class ProposalChanged extends DomainException {
    private static final long serialVersionUID = 1;

    ProposalChanged(ExceptionResolution now) {
        super(
                "Now " + now.outcome() + " is proposed, by " + now.proposedBy(),
                now.outcome(),
                now.proposedBy());
    }
}
