package org.muster.entitlement;

import org.muster.shared.Actor;
import org.muster.shared.Money;

/**
 * Two people agreed that so much of a claim was nobody's due and is to come back. Where the claim
 * is paid, whoever gets money back from people observes this in the same transaction.
 *
 * @param askedBy the login of the one who proposed it
 */
public record ClaimOverpaid(ClaimId claim, Money amount, String askedBy, Actor by) {}
