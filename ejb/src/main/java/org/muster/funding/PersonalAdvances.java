package org.muster.funding;

import org.muster.event.EventId;
import org.muster.shared.Money;

/**
 * What a contribution advanced for an event is about to be settled or repaid. Whoever knows of
 * advances that are one person's own keeps them out: another's cost does not settle them.
 */
public final class PersonalAdvances {
    private final ContributionId contribution;
    private final EventId event;
    private final Money nothing;
    private Money kept;

    PersonalAdvances(ContributionId contribution, EventId event, Money nothing) {
        this.contribution = contribution;
        this.event = event;
        this.nothing = nothing;
        this.kept = nothing;
    }

    public void keep(Money open) {
        kept = kept.plus(open);
    }

    Money kept() {
        return kept;
    }

    /** Nothing, in the contribution's currency. */
    public Money nothing() {
        return nothing;
    }

    public ContributionId contribution() {
        return contribution;
    }

    public EventId event() {
        return event;
    }
}
