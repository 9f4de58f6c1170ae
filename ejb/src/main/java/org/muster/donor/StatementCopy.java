package org.muster.donor;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.muster.reporting.StatementId;
import org.muster.shared.Actor;

/**
 * One statement as it goes to one contact. Its letters are told apart by their occasion; the link
 * in them opens until a moment of the real clock, and a revoked one opens nothing from then on.
 */
@Entity
@Table(name = "statement_copy")
public class StatementCopy {
    @EmbeddedId private StatementCopyId id;

    @Version private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "statement_id"))
    private StatementId statement;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "contact_id"))
    private DonorContactId contact;

    private int occasion;

    @Column(name = "link_version")
    private int linkVersion;

    @Column(name = "open_until")
    private Instant openUntil;

    private boolean revoked;

    @Column(name = "asked_by")
    private String askedBy;

    @Column(name = "asked_at")
    private Instant askedAt;

    protected StatementCopy() {}

    static StatementCopy of(
            StatementId statement, DonorContactId contact, Instant openUntil, Actor by) {
        var copy = new StatementCopy();
        copy.id = StatementCopyId.next();
        copy.statement = statement;
        copy.contact = contact;
        copy.occasion = 1;
        copy.linkVersion = 1;
        copy.ask(openUntil, by);
        return copy;
    }

    /** Another letter goes, with a link that opens again. */
    void again(Instant until, Actor by) {
        occasion++;
        ask(until, by);
    }

    /** The same letter tries again: its link is open as long as a new one's. */
    void retried(Instant until, Actor by) {
        ask(until, by);
    }

    private void ask(Instant until, Actor by) {
        openUntil = until;
        revoked = false;
        askedBy = by.login();
        askedAt = Instant.now();
    }

    /** The link of a lost or forwarded letter opens nothing any more. */
    void revoke() {
        linkVersion++;
        revoked = true;
    }

    boolean isOpen(Instant now) {
        return !revoked && now.isBefore(openUntil);
    }

    public StatementCopyId id() {
        return id;
    }

    StatementId statement() {
        return statement;
    }

    DonorContactId contact() {
        return contact;
    }

    int occasion() {
        return occasion;
    }

    int linkVersion() {
        return linkVersion;
    }

    Instant openUntil() {
        return openUntil;
    }
}
