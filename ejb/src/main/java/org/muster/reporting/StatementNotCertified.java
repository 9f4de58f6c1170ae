package org.muster.reporting;

import org.muster.shared.DomainException;

/** Only a statement that is certified, and that no later version followed, goes to the donor. */
public class StatementNotCertified extends DomainException {
    private static final long serialVersionUID = 1;

    StatementNotCertified(DonorStatement.State state) {
        super("The statement is " + state + " and does not go to the donor", state);
    }
}
