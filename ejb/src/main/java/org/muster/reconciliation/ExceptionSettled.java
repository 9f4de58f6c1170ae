package org.muster.reconciliation;

import org.muster.shared.DomainException;

/** The exception is not open any more. */
public class ExceptionSettled extends DomainException {
    private static final long serialVersionUID = 1;

    ExceptionSettled(Mismatch mismatch, CaseState state) {
        super("This exception is " + state + " already", mismatch, state);
    }
}
