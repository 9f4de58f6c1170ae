package org.muster.invitation;

import java.util.List;
import org.muster.shared.LineError;

/** What became of a list of Members: its good lines are recipients, the others are told. */
public record ListAdded(int added, int already, List<LineError> errors) {
    public ListAdded {
        errors = List.copyOf(errors);
    }
}
