package org.muster.nomination;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Settings;
import org.muster.shared.Told;

/**
 * How one event's seats are given: whether officers of least developed countries and small island
 * States come first, and for how many days a free seat is offered to the waiting list.
 */
@Entity
@Table(name = "selection_rule")
public class SelectionRule {
    private static final int MOST_DAYS = 60;

    @Id
    @Column(name = "event_id")
    private UUID eventId;

    @Version private long version;

    @Column(name = "least_developed_first")
    private boolean leastDevelopedFirst;

    @Column(name = "offer_days")
    private int offerDays;

    @Column(name = "changed_by")
    private String changedBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected SelectionRule() {}

    /** The usual rule: nobody first, and the operator's days. */
    static SelectionRule of(EventId event, int usualDays) {
        var rule = new SelectionRule();
        rule.eventId = event.value();
        rule.offerDays = usualDays;
        return rule;
    }

    void set(boolean leastDeveloped, int days, Actor by, Instant at) {
        if (days < 1 || days > MOST_DAYS) {
            throw new InvalidInput("offerDays", Told.of("selection.offerDays.range"));
        }
        leastDevelopedFirst = leastDeveloped;
        offerDays = days;
        changedBy = by.login();
        changedAt = at;
    }

    /** The days an event's offers stay open where nobody set them. */
    static int usualDays(Settings settings) {
        return settings.number("muster.offer.days", 7);
    }

    public boolean isLeastDevelopedFirst() {
        return leastDevelopedFirst;
    }

    public int offerDays() {
        return offerDays;
    }
}
