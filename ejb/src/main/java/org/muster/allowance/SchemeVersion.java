package org.muster.allowance;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;

/**
 * One version of an allowance scheme. Entered by one person and approved by another; from then on
 * it never changes, so that what was paid by it can be reckoned again for ever.
 */
@Entity
@Table(name = "scheme_version")
public class SchemeVersion {
    /** Entered, and approved by a second person. */
    public enum State {
        DRAFT,
        APPROVED
    }

    @EmbeddedId private SchemeVersionId id;

    @Version private long version;

    private String code;
    private int number;
    private String title;
    @Embedded private SchemeTerms terms;

    @Column(name = "effective_from")
    private LocalDate effectiveFrom;

    @Column(name = "effective_to")
    private LocalDate effectiveTo;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "approved_by")
    private String approvedBy;

    @Column(name = "approved_at")
    private Instant approvedAt;

    protected SchemeVersion() {}

    static SchemeVersion draft(NewScheme entered, int number, Actor by, Instant at) {
        var scheme = new SchemeVersion();
        scheme.id = SchemeVersionId.next();
        scheme.code = entered.code();
        scheme.number = number;
        scheme.title = entered.title();
        scheme.terms = entered.terms();
        scheme.effectiveFrom = entered.from();
        scheme.effectiveTo = entered.to();
        scheme.state = State.DRAFT;
        scheme.enteredBy = by.login();
        scheme.enteredAt = at;
        return scheme;
    }

    void approve(Actor by, Instant at) {
        if (state != State.DRAFT) {
            throw new SchemeSettled(code, number);
        }
        FourEyes.require(enteredBy, by);
        state = State.APPROVED;
        approvedBy = by.login();
        approvedAt = at;
    }

    SchemeVersionId id() {
        return id;
    }

    SchemeSummary summary() {
        return new SchemeSummary(
                id,
                code,
                number,
                title,
                terms,
                effectiveFrom,
                effectiveTo,
                state,
                enteredBy,
                enteredAt,
                approvedBy,
                approvedAt);
    }
}
