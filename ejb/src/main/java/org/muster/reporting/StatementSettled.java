package org.muster.reporting;

import org.muster.shared.DomainException;

/** Only a draft is certified; this version was decided on already, or has been superseded. */
public class StatementSettled extends DomainException {
    private static final long serialVersionUID = 1;

    StatementSettled(DonorStatement.State state) {
        super("The statement is " + state + " and no draft any more", state);
    }
}
