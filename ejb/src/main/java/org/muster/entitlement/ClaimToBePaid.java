package org.muster.entitlement;

/**
 * A claim is about to be approved or paid; whoever knows a reason why its payable part is in doubt
 * observes this in the same transaction and refuses.
 */
public record ClaimToBePaid(ClaimId claim, String claimNo) {}
