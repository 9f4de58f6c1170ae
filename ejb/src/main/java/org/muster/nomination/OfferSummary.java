package org.muster.nomination;

import java.time.Instant;
import org.muster.event.EventId;

/** A seat offered and not answered yet, as pages show it. */
public record OfferSummary(
        OfferId id,
        NominationId nomination,
        EventId event,
        String officer,
        Instant offeredAt,
        Instant expiresAt) {}
