package org.muster.event;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** The seats of one event; locked while a participant is confirmed, so that two never share one. */
@Entity
@Table(name = "event_seats")
public class EventSeats {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "event_id"))
    private EventId event;

    @Version private long version;

    @Column(name = "sponsored_per_member")
    private int sponsoredPerMember;

    @Column(name = "self_funded_per_member")
    private int selfFundedPerMember;

    @Column(name = "sponsored_total")
    private int sponsoredTotal;

    private int total;

    protected EventSeats() {}

    static EventSeats of(EventId event, Seats seats) {
        var offered = new EventSeats();
        offered.event = event;
        offered.offer(seats);
        return offered;
    }

    void offer(Seats seats) {
        sponsoredPerMember = seats.sponsoredPerMember();
        selfFundedPerMember = seats.selfFundedPerMember();
        sponsoredTotal = seats.sponsoredTotal();
        total = seats.total();
    }

    Seats seats() {
        return new Seats(sponsoredPerMember, selfFundedPerMember, sponsoredTotal, total);
    }
}
