package org.muster.certificate;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/**
 * From how much of its half days on an event gives certificates, in per cent: 80 unless its
 * officers say otherwise. A half day counts half a day; a share between two half days asks for the
 * next.
 */
@Entity
@Table(name = "certificate_rule")
class CertificateRule {
    static final int USUAL = 80;

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "event_id"))
    private EventId event;

    @Version private long version;

    @Column(name = "per_cent")
    private int perCent;

    @Column(name = "set_by")
    private String setBy;

    @Column(name = "set_at")
    private Instant setAt;

    protected CertificateRule() {}

    static CertificateRule of(EventId event) {
        var rule = new CertificateRule();
        rule.event = event;
        rule.perCent = USUAL;
        return rule;
    }

    void set(int share, Actor by, Instant at) {
        if (share < 1 || share > 100) {
            throw new InvalidInput("perCent", Told.of("why.certificate.perCent"));
        }
        perCent = share;
        setBy = by.login();
        setAt = at;
    }

    int perCent() {
        return perCent;
    }
}
