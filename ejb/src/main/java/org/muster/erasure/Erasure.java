package org.muster.erasure;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;

/** Names that are to go: asked for by one person, done on another's word. */
@Entity
@Table(name = "erasure")
public class Erasure {
    /** Asked for, done, or refused by the second person. */
    public enum State {
        ASKED,
        DONE,
        REFUSED
    }

    @EmbeddedId private ErasureId id;

    @Version private long version;

    @Enumerated(EnumType.STRING)
    private Whose whose;

    @Column(name = "subject_id")
    private UUID subject;

    private String reason;

    @Enumerated(EnumType.STRING)
    private State state;

    private String told;

    @Column(name = "asked_by")
    private String askedBy;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    protected Erasure() {}

    static Erasure ask(ErasureSubject subject, String reason, Actor by, Instant at) {
        var erasure = new Erasure();
        erasure.id = ErasureId.next();
        erasure.whose = subject.whose();
        erasure.subject = subject.id();
        erasure.reason = reason;
        erasure.state = State.ASKED;
        erasure.told = "";
        erasure.askedBy = by.login();
        erasure.askedAt = at;
        return erasure;
    }

    /** The second person's word; who asked cannot give it. */
    void decide(State to, Actor by, Instant at) {
        if (state != State.ASKED) {
            throw new ErasureSettled(state);
        }
        FourEyes.require(askedBy, by);
        state = to;
        decidedBy = by.login();
        decidedAt = at;
    }

    /** How much went, by kind. */
    void tell(String how) {
        told = how;
    }

    ErasureId id() {
        return id;
    }

    ErasureSubject subject() {
        return new ErasureSubject(whose, subject);
    }
}
