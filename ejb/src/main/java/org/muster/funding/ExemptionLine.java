package org.muster.funding;

import org.muster.shared.Money;

/** What was allowed all the same, or is asked to be, as the exception file shows it. */
public record ExemptionLine(
        ExemptionId id,
        Exemption.From from,
        String supplier,
        String documentNo,
        Money amount,
        String reason,
        String donorReference,
        Exemption.State state,
        String askedBy,
        String decidedBy) {}
