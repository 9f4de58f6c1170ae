package org.muster.entitlement;

import java.util.UUID;
import org.muster.shared.Actor;
import org.muster.shared.Money;

/**
 * Two people agreed that so much of a claim was nobody's due and is to come back. Where the claim
 * is paid, whoever gets money back from people observes this in the same transaction. Told again of
 * the same cause, it is more by now, and only the difference is new.
 *
 * @param cause the exception that found it
 * @param amount what is to come back by that cause, in all
 * @param ofAll what all exceptions of the claim found, each amount once: no more than that
 * @param askedBy the login of the one who proposed it
 */
public record ClaimOverpaid(
        ClaimId claim, UUID cause, Money amount, Money ofAll, String askedBy, Actor by) {}
