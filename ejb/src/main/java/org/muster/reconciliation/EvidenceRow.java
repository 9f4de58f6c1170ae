package org.muster.reconciliation;

import java.io.Serializable;
import java.util.UUID;

/**
 * A row that a case rests on, for whoever may open it.
 *
 * @param name what people call it: its number, or whom it is of
 * @param within the event or contribution on whose page it is shown; null where it has its own
 */
public record EvidenceRow(Kind kind, UUID id, UUID within, String name) implements Serializable {

    /** What it is, in the order in which they are told. */
    public enum Kind {
        OTHER_PERSON,
        CLAIM,
        ADVANCE,
        COMMITMENT,
        COST,
        OUTSIDE,
        GIFT,
        BANK_ENTRY,
        POSTING,
        CERTIFICATE,
        STATEMENT,
        CONTRIBUTION
    }
}
