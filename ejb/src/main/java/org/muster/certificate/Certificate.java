package org.muster.certificate;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.Told;

/**
 * One issue of a person's certificate of an event, with the half days it states. It is followed by
 * another or revoked, and never changed; its number stays through all of its issues.
 */
@Entity
@Table(name = "certificate")
public class Certificate {
    private static final int LONGEST_REASON = 500;

    @EmbeddedId private CertificateId id;
    @Version private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "event_id"))
    private EventId event;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "person_id"))
    private PersonId person;

    private int revision;
    private String number;
    private Language language;

    @Column(name = "half_days")
    private int halfDays;

    @Column(name = "half_days_of")
    private int halfDaysOf;

    @Column(name = "facts_sha256")
    private String factsSha256;

    @Column(name = "issued_by")
    private String issuedBy;

    @Column(name = "issued_at")
    private Instant issuedAt;

    @Column(name = "revoked_by")
    private String revokedBy;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    @Column(name = "revoke_reason")
    private String revokeReason;

    protected Certificate() {}

    static Certificate issue(
            EventId event, Standing standing, int revision, String number, Actor by, Instant at) {
        var certificate = new Certificate();
        certificate.id = CertificateId.next();
        certificate.event = event;
        certificate.person = standing.holder().person();
        certificate.revision = revision;
        certificate.number = number;
        certificate.language = standing.holder().language();
        certificate.halfDays = standing.halfDays();
        certificate.halfDaysOf = standing.of();
        certificate.issuedBy = by.login();
        certificate.issuedAt = at;
        certificate.revokeReason = "";
        return certificate;
    }

    /** Keeps what its paper says, so that it is seen when that is not what is known any more. */
    void states(CertificatePaper paper) {
        factsSha256 = paper.sha256();
    }

    boolean states(String sha256) {
        return factsSha256.equals(sha256);
    }

    /** Whether its paper by what is known now, and these half days, are what it was issued for. */
    boolean isAsIssued(CertificatePaper known, int attended, int of) {
        return halfDays == attended && halfDaysOf == of && states(known.sha256());
    }

    /** From now on whoever checks the paper is told that it does not count. */
    void revoke(String reason, Actor by, Instant at) {
        if (isRevoked()) {
            throw new AlreadyRevoked(number);
        }
        if (reason == null
                || reason.isBlank()
                || reason.strip().length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("reason", Told.of("why.correction.reason", LONGEST_REASON));
        }
        revokeReason = reason.strip();
        revokedBy = by.login();
        revokedAt = at;
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }

    public CertificateId id() {
        return id;
    }

    public EventId event() {
        return event;
    }

    public PersonId person() {
        return person;
    }

    public int revision() {
        return revision;
    }

    public String number() {
        return number;
    }

    /** What its paper is called as a file. */
    public String fileName() {
        return "certificate-" + number.replaceAll("[^A-Za-z0-9-]", "-") + "-" + revision + ".pdf";
    }

    public Language language() {
        return language;
    }

    public int halfDays() {
        return halfDays;
    }

    public int halfDaysOf() {
        return halfDaysOf;
    }

    public String issuedBy() {
        return issuedBy;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    public String revokedBy() {
        return revokedBy;
    }

    public Instant revokedAt() {
        return revokedAt;
    }

    public String revokeReason() {
        return revokeReason;
    }
}
