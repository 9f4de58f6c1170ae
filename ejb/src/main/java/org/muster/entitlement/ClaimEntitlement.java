package org.muster.entitlement;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.muster.allowance.Entitlement;
import org.muster.allowance.Provision;
import org.muster.shared.Money;

/**
 * The entitlement that a claim was last compared with: the scheme's version, the lines that make
 * it, and the hash of the facts it was reckoned from.
 *
 * @param facts what was recorded when it was reckoned, without what the lines tell
 */
public record ClaimEntitlement(
        String schemeCode,
        int schemeNumber,
        String schemeTitle,
        List<Fact> facts,
        String factsSha256,
        Instant reckonedAt,
        Money total,
        List<Row> lines)
        implements Serializable {

    /** A kind of fact, and the place or days it tells, as it was written down. */
    public record Fact(String kind, String value) implements Serializable {}

    /** One line, with what the host provides. */
    public record Row(
            LocalDate on,
            Entitlement.Part part,
            Money rate,
            int basisPoints,
            List<Provision> provided,
            Money amount)
            implements Serializable {}
}
