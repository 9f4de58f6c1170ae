package org.muster.outside;

import java.io.Serializable;
import java.util.List;
import org.muster.shared.LineError;

/** What came of a file of payments: how many rows are kept, and what was wrong with the others. */
public record OutsideTaken(OutsideFileId file, int good, List<LineError> errors)
        implements Serializable {
    public OutsideTaken {
        errors = List.copyOf(errors);
    }
}
