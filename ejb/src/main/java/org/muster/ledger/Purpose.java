package org.muster.ledger;

import java.util.UUID;
import org.muster.event.EventId;

/**
 * Whose money a ledger line is and what it was for; an expense names at least its contribution and
 * category, other lines as much as is known.
 *
 * @param contribution the contribution's id; the ledger knows nothing else of it
 * @param subLine a line of its own below the category, e.g. "non-refundable"; empty for none
 */
public record Purpose(UUID contribution, EventId event, CostCategory category, String subLine) {

    public Purpose {
        if (subLine == null || subLine.length() > 40) {
            throw new IllegalArgumentException("A sub-line has at most 40 characters");
        }
    }

    /** Money of a contribution, not for any event. */
    public static Purpose of(UUID contribution) {
        return new Purpose(contribution, null, null, "");
    }

    /** The house's own money, of no contribution. */
    public static Purpose ofTheHouse() {
        return of(null);
    }

    public static Purpose of(UUID contribution, EventId event, CostCategory category) {
        return new Purpose(contribution, event, category, "");
    }

    public Purpose under(String newSubLine) {
        return new Purpose(contribution, event, category, newSubLine);
    }
}
