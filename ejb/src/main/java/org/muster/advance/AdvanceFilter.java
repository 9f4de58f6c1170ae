package org.muster.advance;

import org.muster.funding.ContributionId;

/** Which open advances: of one contribution, or where it is null of all. */
public record AdvanceFilter(ContributionId contribution) {}
