package org.muster.reporting;

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
import java.util.Optional;
import java.util.UUID;
import org.muster.funding.ContributionId;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.FourEyes;
import org.muster.shared.Sha256;

/**
 * One version of the account of one contribution over one period. Its figures never change: what is
 * found out later makes the next version, and this one says that it was superseded.
 */
@Entity
@Table(name = "donor_statement")
public class DonorStatement {
    /**
     * Produced, certified by a second person, sent to the donor, or followed by a later version.
     * Whether one that is certified was sent is what its letters say: that is read from them and
     * stored nowhere else.
     */
    public enum State {
        DRAFT,
        CERTIFIED,
        SENT,
        SUPERSEDED
    }

    /** The second person, by login. */
    record Certification(String by, Instant at) {}

    @EmbeddedId private StatementId id;

    @Version private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "contribution_id"))
    private ContributionId contribution;

    @Embedded
    @AttributeOverride(name = "from", column = @Column(name = "period_from"))
    @AttributeOverride(name = "to", column = @Column(name = "period_to"))
    private DateRange period;

    @Column(name = "statement_version")
    private int statementVersion;

    @Enumerated(EnumType.STRING)
    private State state;

    private String figures;

    private String sha256;

    @Column(name = "job_run_id")
    private UUID jobRun;

    @Column(name = "produced_by")
    private String producedBy;

    @Column(name = "produced_at")
    private Instant producedAt;

    @Column(name = "certified_by")
    private String certifiedBy;

    @Column(name = "certified_at")
    private Instant certifiedAt;

    protected DonorStatement() {}

    static DonorStatement freeze(
            ContributionId contribution,
            DateRange period,
            int version,
            String figures,
            UUID jobRun,
            Actor by,
            Instant at) {
        var statement = new DonorStatement();
        statement.id = StatementId.next();
        statement.contribution = contribution;
        statement.period = period;
        statement.statementVersion = version;
        statement.state = State.DRAFT;
        statement.figures = figures;
        statement.sha256 = Sha256.of(figures);
        statement.jobRun = jobRun;
        statement.producedBy = by.login();
        statement.producedAt = at;
        return statement;
    }

    void certify(Actor by, Instant at) {
        if (state != State.DRAFT) {
            throw new StatementSettled(state);
        }
        FourEyes.require(producedBy, by);
        certifiedBy = by.login();
        certifiedAt = at;
        state = State.CERTIFIED;
    }

    void supersede() {
        state = State.SUPERSEDED;
    }

    boolean isDraft() {
        return state == State.DRAFT;
    }

    public StatementId id() {
        return id;
    }

    public ContributionId contribution() {
        return contribution;
    }

    public DateRange period() {
        return period;
    }

    public int statementVersion() {
        return statementVersion;
    }

    public State state() {
        return state;
    }

    String figures() {
        return figures;
    }

    public String sha256() {
        return sha256;
    }

    String producedBy() {
        return producedBy;
    }

    Instant producedAt() {
        return producedAt;
    }

    /** Who vouched for it, and when; empty as long as nobody did. */
    Optional<Certification> certification() {
        return Optional.ofNullable(certifiedBy).map(by -> new Certification(by, certifiedAt));
    }

    /** Certified at some time, also when superseded since: what a donor may see. */
    boolean wasCertified() {
        return certifiedAt != null;
    }
}
