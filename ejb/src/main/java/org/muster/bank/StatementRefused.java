package org.muster.bank;

import java.util.List;
import org.muster.shared.DomainException;
import org.muster.shared.LineError;

/**
 * A file of bank statements says what cannot be true, or cannot be read: nothing of it is kept, for
 * a statement without one of its entries is another statement. All that is wrong is told at once.
 */
public class StatementRefused extends DomainException {
    private static final long serialVersionUID = 1;

    private final List<LineError> errors;

    StatementRefused(List<LineError> errors) {
        super("Refused, nothing of it is kept: " + errors, errors.size());
        this.errors = List.copyOf(errors);
    }

    /** What is wrong, by line of the file and element. */
    public List<LineError> errors() {
        return errors;
    }
}
