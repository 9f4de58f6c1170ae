package org.muster.reconciliation;

import java.util.List;
import org.muster.shared.DomainException;

/**
 * Exceptions of the events told of are not settled yet, and a statement is certified after that.
 */
public class ExceptionsOpen extends DomainException {
    private static final long serialVersionUID = 1;

    ExceptionsOpen(long count, List<Mismatch> classes, List<String> events) {
        super(
                count + " exceptions are open at " + String.join(", ", events) + ": " + classes,
                count,
                classes,
                events);
    }
}
