package org.muster.identity;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;

/**
 * Somebody's word that two rows are one person. Where money was promised to or claimed by either,
 * it holds once a second person has said so too. It can be taken back at any time, since it changed
 * nothing but how the rows are read.
 */
@Entity
@Table(name = "person_merge")
class PersonMerge {
    @EmbeddedId private PersonMergeId id;

    @Version private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "merged_id"))
    private PersonId merged;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "survivor_id"))
    private PersonId survivor;

    private String reason;

    @Enumerated(EnumType.STRING)
    private MergeState state;

    @Column(name = "asked_by")
    private String askedBy;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "undone_by")
    private String undoneBy;

    @Column(name = "undone_at")
    private Instant undoneAt;

    @Column(name = "undone_why")
    private String undoneWhy;

    protected PersonMerge() {}

    static PersonMerge ask(
            PersonId merged, PersonId survivor, String reason, Actor by, Instant at) {
        var merge = new PersonMerge();
        merge.id = PersonMergeId.next();
        merge.merged = merged;
        merge.survivor = survivor;
        merge.reason = reason;
        merge.state = MergeState.ASKED;
        merge.askedBy = by.login();
        merge.askedAt = at;
        merge.undoneWhy = "";
        return merge;
    }

    /** No money hangs on either row: the word of one person is enough. */
    void holdsAtOnce() {
        state = MergeState.IN_FORCE;
        decidedBy = askedBy;
        decidedAt = askedAt;
    }

    /** The second person's word. */
    void decide(MergeState to, Actor by, Instant at) {
        if (state != MergeState.ASKED) {
            throw new MergeSettled(state);
        }
        FourEyes.require(askedBy, by);
        state = to;
        decidedBy = by.login();
        decidedAt = at;
    }

    void undo(String why, Actor by, Instant at) {
        if (state != MergeState.IN_FORCE) {
            throw new MergeSettled(state);
        }
        state = MergeState.UNDONE;
        undoneWhy = why;
        undoneBy = by.login();
        undoneAt = at;
    }

    boolean isInto(PersonId other) {
        return survivor.equals(other);
    }

    PersonMergeId id() {
        return id;
    }

    PersonId merged() {
        return merged;
    }

    PersonId survivor() {
        return survivor;
    }

    String reason() {
        return reason;
    }

    MergeState state() {
        return state;
    }

    String askedBy() {
        return askedBy;
    }
}
