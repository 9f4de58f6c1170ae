package org.muster.travel;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.muster.event.ParticipationId;
import org.muster.shared.Actor;

/**
 * The travel facts of one part in one event, with who told them last and when: a room booked for
 * the wrong night has to be traced to whoever told it.
 */
@Entity
@Table(name = "travel")
public class Travel {
    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "participation_id"))
    private ParticipationId id;

    @Version private long version;

    @Embedded private TravelFacts facts;

    @Column(name = "changed_by")
    private String changedBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "emptied_at")
    private Instant emptiedAt;

    protected Travel() {}

    static Travel of(ParticipationId participation) {
        var travel = new Travel();
        travel.id = participation;
        travel.facts = TravelFacts.NONE;
        return travel;
    }

    void tell(TravelFacts told, Actor by, Instant at) {
        facts = told;
        changedBy = by.login();
        changedAt = at;
        emptiedAt = null;
    }

    /** Passport, diet and the like go when nobody needs them any more; nobody told anything new. */
    void forget(Instant at) {
        facts = facts.withoutPrivateFacts();
        emptiedAt = at;
    }

    ParticipationId id() {
        return id;
    }

    TravelFacts facts() {
        return facts;
    }

    Told told() {
        return new Told(facts, version + 1, changedBy, changedAt);
    }

    /**
     * Facts as they were read, with the version a change of them has to name.
     *
     * @param changedBy who told them last; null where nobody did
     */
    public record Told(TravelFacts facts, long version, String changedBy, Instant changedAt) {
        static final Told NOTHING = new Told(TravelFacts.NONE, 0, null, null);
    }
}
