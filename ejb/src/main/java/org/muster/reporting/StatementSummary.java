package org.muster.reporting;

import java.time.Instant;
import org.muster.funding.ContributionId;
import org.muster.shared.DateRange;

/** A statement version as lists show it. */
public record StatementSummary(
        StatementId id,
        ContributionId contribution,
        String agreementNo,
        String donor,
        DateRange period,
        int version,
        DonorStatement.State state,
        String sha256,
        String producedBy,
        Instant producedAt,
        String certifiedBy,
        Instant certifiedAt) {}
