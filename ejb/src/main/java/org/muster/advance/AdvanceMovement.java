package org.muster.advance;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.muster.shared.Money;

/**
 * What became of a piece of a paid advance.
 *
 * @param amount below nothing where an earlier piece was taken back
 * @param reference the claim's number, the bank's reference, or why it was written off
 */
public record AdvanceMovement(
        Kind kind, Money amount, LocalDate on, String reference, String recordedBy, Instant at)
        implements Serializable {

    /** By a claim, by money that came back, or by two people's word. */
    public enum Kind {
        SETTLED,
        RECOVERED,
        WRITTEN_OFF
    }
}
