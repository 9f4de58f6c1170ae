package org.muster.entitlement;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.muster.allowance.SchemeSummary;
import org.muster.allowance.SchemeVersionId;
import org.muster.event.EventId;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * How an event's allowance is reckoned: a flat amount per day present, or an approved version of a
 * scheme. Revised by a new revision; a claim keeps the one it was entered under.
 */
@Entity
@Table(name = "allowance_scheme")
public class AllowanceScheme {
    static final String PER_DAY = "PER_DAY";

    @Id private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "event_id"))
    private EventId event;

    private String kind;
    private int revision;
    @Embedded private Money amount;

    @Column(name = "version_id")
    private UUID schemeVersion;

    protected AllowanceScheme() {}

    static AllowanceScheme perDay(EventId event, int revision, Money amount) {
        if (!amount.isPositive()) {
            throw new InvalidInput("amount", Told.of("why.allowance.amount"));
        }
        var scheme = new AllowanceScheme();
        scheme.id = UUID.randomUUID();
        scheme.event = event;
        scheme.kind = PER_DAY;
        scheme.revision = revision;
        scheme.amount = amount;
        return scheme;
    }

    static AllowanceScheme by(SchemeSummary version, EventId event, int revision) {
        var scheme = new AllowanceScheme();
        scheme.id = UUID.randomUUID();
        scheme.event = event;
        scheme.kind = version.terms().kind().name();
        scheme.revision = revision;
        scheme.amount = Money.zero(version.terms().currency());
        scheme.schemeVersion = version.id().value();
        return scheme;
    }

    UUID id() {
        return id;
    }

    public EventId event() {
        return event;
    }

    public int revision() {
        return revision;
    }

    /** The currency of what it pays and of the claims made by it. */
    Currency currency() {
        return amount.currency();
    }

    /** The version of a scheme it pays by; nothing where it pays a flat amount. */
    Optional<SchemeVersionId> version() {
        return Optional.ofNullable(schemeVersion).map(SchemeVersionId::new);
    }

    /** The flat amount for one day present. */
    Money perDay() {
        return amount;
    }

    /** What so many days present are worth at a flat amount. */
    Money due(int days) {
        return amount.times(days);
    }
}
