package org.muster.funding;

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
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * Money of a contribution that is neither an instalment nor a cost: entered by one person, approved
 * and so posted by another.
 */
@Entity
@Table(name = "cash_document")
public class CashDocument {
    /** What moved the money. */
    public enum Kind {
        /** What a bank paid on the contribution's money: its income, or owed to the donor. */
        INTEREST(false),
        /** Interest given back that the agreement does not let stay: never income. */
        INTEREST_REPAID(false),
        /** Paid before the cost is known: owed back until it is settled, and no expenditure. */
        ADVANCE(true),
        /** What came back of advances. */
        ADVANCE_REPAID(true),
        /** Given back to the donor: neither income nor expenditure. */
        REFUND(false),
        /** Given back because the condition it was received upon was not met: never income. */
        RETURNED(false);

        private final boolean forEvent;

        Kind(boolean forEvent) {
            this.forEvent = forEvent;
        }

        public boolean isForEvent() {
            return forEvent;
        }
    }

    /** Entered and waiting, approved and posted, refused, or posted and taken back. */
    public enum State {
        ENTERED,
        APPROVED,
        REFUSED,
        REVERSED
    }

    @EmbeddedId private CashDocumentId id;

    @Version private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "contribution_id"))
    private ContributionId contribution;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "event_id")
    private UUID event;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "instalment_id"))
    private InstalmentId instalment;

    private String counterparty;

    private String reference;

    @Column(name = "on_day")
    private LocalDate onDay;

    @Embedded private Money amount;

    @Column(name = "banked_minor")
    private Long bankedMinor;

    @Column(name = "banked_currency")
    private String bankedCurrency;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "decided_by")
    private String decidedBy;

    protected CashDocument() {}

    static CashDocument enter(NewCashDocument entered, Actor by, Instant at) {
        var document = new CashDocument();
        document.id = CashDocumentId.next();
        document.contribution = entered.contribution();
        document.kind = entered.kind();
        document.event = entered.event() == null ? null : entered.event().value();
        document.instalment = entered.instalment();
        document.counterparty = entered.counterparty();
        document.reference = entered.reference();
        document.onDay = entered.on();
        document.amount = entered.amount();
        document.bankedMinor = entered.banked().map(Money::minor).orElse(null);
        document.bankedCurrency =
                entered.banked().map(sum -> sum.currency().getCurrencyCode()).orElse(null);
        document.state = State.ENTERED;
        document.enteredBy = by.login();
        document.enteredAt = at;
        return document;
    }

    void decide(State to, Actor by) {
        if (state != State.ENTERED) {
            throw new WrongState(reference, state);
        }
        FourEyes.require(enteredBy, by);
        decidedBy = by.login();
        state = to;
    }

    /** What went back to the donor may have come again since: it is not taken back. */
    void reverse() {
        if (kind == Kind.RETURNED) {
            throw new InvalidInput("entry", Told.of("why.ledger.returned"));
        }
        state = State.REVERSED;
    }

    CashDocumentId id() {
        return id;
    }

    ContributionId contribution() {
        return contribution;
    }

    Kind kind() {
        return kind;
    }

    /** The event an advance is for; null for interest and refunds. */
    EventId event() {
        return event == null ? null : new EventId(event);
    }

    /** What goes back to the donor came as this; null for every other kind. */
    InstalmentId instalment() {
        return instalment;
    }

    String reference() {
        return reference;
    }

    LocalDate onDay() {
        return onDay;
    }

    Money amount() {
        return amount;
    }

    /** What the bank moved, where that is another currency. */
    Optional<Money> banked() {
        return Optional.ofNullable(bankedMinor).map(minor -> Money.of(minor, bankedCurrency));
    }
}
