package org.muster.entitlement;

import java.time.LocalDate;
import org.muster.attendance.EventFacts;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.Money;

/**
 * A claim was just approved. Whoever paid its person something before observes this in the same
 * transaction and settles it: so much of what is payable is not paid again.
 */
public final class ClaimApproved {
    private final ClaimId claim;
    private final String claimNo;
    private final EventFacts event;
    private final PersonId person;
    private final Money payable;
    private final Money terminal;
    private final Actor by;
    private Money settled;
    private LocalDate settledOn;

    ClaimApproved(Claim claim, EventFacts event, Actor by) {
        this.claim = claim.id();
        this.claimNo = claim.claimNo();
        this.event = event;
        this.person = claim.person();
        this.payable = claim.payable();
        this.terminal = claim.terminal();
        this.by = by;
        this.settled = Money.zero(payable.currency());
    }

    /** So much was paid before, and is settled on that day. */
    public void settle(Money part, LocalDate on) {
        settled = settled.plus(part);
        settledOn = on;
    }

    /** The day it was settled on; null where nothing was. */
    LocalDate settledOn() {
        return settledOn;
    }

    Money settled() {
        return settled;
    }

    public ClaimId claim() {
        return claim;
    }

    public String claimNo() {
        return claimNo;
    }

    public EventFacts event() {
        return event;
    }

    public PersonId person() {
        return person;
    }

    public Money payable() {
        return payable;
    }

    /** What of it is for the days themselves, and not for legs. */
    public Money days() {
        return payable.minus(terminal);
    }

    public Actor by() {
        return by;
    }
}
