package org.muster.entitlement;

import org.muster.event.EventId;
import org.muster.member.PersonId;

/**
 * A claim is about to be approved or paid; whoever knows a reason why its payable part is in doubt
 * observes this in the same transaction and refuses.
 */
public record ClaimToBePaid(EventId event, PersonId person, String claimNo) {}
