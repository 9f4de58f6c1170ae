package org.muster.entitlement;

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
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * What a person asks for their days at an event. The facts split it into a payable and a refused
 * part; a second person approves what is payable, and only then is it paid.
 */
@Entity
@Table(name = "claim")
public class Claim {
    private static final int LONGEST_NUMBER = 40;
    private static final int MOST_DAYS = 366;

    @EmbeddedId private ClaimId id;

    @Version private long version;

    @Column(name = "claim_no")
    private String claimNo;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "event_id"))
    private EventId event;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "person_id"))
    private PersonId person;

    @Column(name = "scheme_id")
    private UUID scheme;

    @Column(name = "entitlement_id")
    private UUID entitlement;

    @Column(name = "days_claimed")
    private int daysClaimed;

    @Embedded private Money amount;

    @Enumerated(EnumType.STRING)
    private ClaimState state;

    @Column(name = "payable_minor")
    private long payableMinor;

    @Column(name = "refused_minor")
    private long refusedMinor;

    @Column(name = "settled_minor")
    private long settledMinor;

    @Column(name = "terminal_minor")
    private long terminalMinor;

    @Column(name = "claimed_on")
    private LocalDate claimedOn;

    @Column(name = "paid_on")
    private LocalDate paidOn;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "approved_by")
    private String approvedBy;

    @Column(name = "approved_at")
    private Instant approvedAt;

    protected Claim() {}

    static Claim entered(
            String claimNo,
            AllowanceScheme scheme,
            PersonId person,
            int days,
            Money amount,
            LocalDate claimedOn,
            Actor by,
            Instant at) {
        if (days < 1 || days > MOST_DAYS) {
            throw new InvalidInput("days", Told.of("why.claim.days", MOST_DAYS));
        }
        if (!amount.isPositive()) {
            throw new InvalidInput("amount", Told.of("why.claim.amount"));
        }
        if (claimNo.isBlank()
                || claimNo.length() > LONGEST_NUMBER
                || claimNo.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("claimNo", Told.of("why.claim.number", LONGEST_NUMBER));
        }
        var claim = new Claim();
        claim.id = ClaimId.next();
        claim.claimNo = claimNo;
        claim.event = scheme.event();
        claim.person = person;
        claim.scheme = scheme.id();
        claim.daysClaimed = days;
        claim.amount = amount;
        claim.state = ClaimState.SUBMITTED;
        claim.claimedOn = claimedOn;
        claim.enteredBy = by.login();
        claim.enteredAt = at;
        return claim;
    }

    /**
     * It is compared with this entitlement while it is open, anew where that is another one than
     * before; what was approved stays as it was.
     */
    void comparedWith(UUID reckoned) {
        if (isOpen() && !reckoned.equals(entitlement)) {
            entitlement = reckoned;
            state = ClaimState.SUBMITTED;
        }
    }

    /** The facts decided what is payable; the rest of the claim is refused. */
    void reconcile(Money days, Money terminal) {
        var payable = days.plus(terminal);
        if (!isOpen()) {
            throw new ClaimNotOpen(claimNo, state);
        }
        if (payable.exceeds(amount)) {
            throw new IllegalArgumentException("More payable than was claimed");
        }
        payableMinor = payable.minor();
        terminalMinor = terminal.minor();
        refusedMinor = amount.minus(payable).minor();
        state = ClaimState.RECONCILED;
    }

    boolean isReconciledTo(Money days, Money terminal) {
        return state == ClaimState.RECONCILED
                && payableMinor == days.plus(terminal).minor()
                && terminalMinor == terminal.minor();
    }

    void approve(Actor by, Instant at) {
        if (state != ClaimState.RECONCILED) {
            throw new ClaimNotOpen(claimNo, state);
        }
        FourEyes.require(enteredBy, by);
        if (payableMinor == 0) {
            throw new NothingPayable(claimNo);
        }
        approvedBy = by.login();
        approvedAt = at;
        state = ClaimState.APPROVED;
    }

    void reject(Actor by) {
        if (!isOpen() || payableMinor > 0) {
            throw new ClaimNotOpen(claimNo, state);
        }
        FourEyes.require(enteredBy, by);
        refusedMinor = amount.minor();
        state = ClaimState.REJECTED;
    }

    /** What was posted of it is taken back: nothing of it is payable. */
    void takeBack() {
        if (settledMinor > 0) {
            throw new InvalidInput("entry", Told.of("why.ledger.settled"));
        }
        if (state == ClaimState.PAID) {
            throw new InvalidInput("entry", Told.of("why.ledger.paid"));
        }
        payableMinor = 0;
        terminalMinor = 0;
        refusedMinor = amount.minor();
        state = ClaimState.REJECTED;
    }

    /** Its payment is taken back: it is to be paid again. */
    void unpay() {
        paidOn = null;
        state = ClaimState.APPROVED;
    }

    void paid(LocalDate on) {
        if (state != ClaimState.APPROVED) {
            throw new ClaimNotOpen(claimNo, state);
        }
        if (on.isBefore(claimedOn)) {
            throw new InvalidInput("paidOn", "A claim is not paid before it was made");
        }
        paidOn = on;
        state = ClaimState.PAID;
    }

    /** So much was paid before; where that is all, nothing is left to be paid. */
    void settle(Money before, LocalDate on) {
        if (state != ClaimState.APPROVED) {
            throw new ClaimNotOpen(claimNo, state);
        }
        if (before.exceeds(payable())) {
            throw new IllegalArgumentException("More settled than is payable");
        }
        settledMinor = before.minor();
        if (toPay().isZero()) {
            paidOn = on.isBefore(claimedOn) ? claimedOn : on;
            state = ClaimState.PAID;
        }
    }

    /** All that is payable is to be paid; what the bank paid beside is taken back first. */
    void unsettle() {
        if (state == ClaimState.PAID && toPay().isPositive()) {
            throw new InvalidInput("entry", Told.of("why.ledger.paid"));
        }
        settledMinor = 0;
        unpay();
    }

    /** What of the payable part was not paid before. */
    public Money toPay() {
        return payable().minus(settled());
    }

    /** What of the payable part is for legs, and no allowance. */
    public Money terminal() {
        return new Money(terminalMinor, amount.currency());
    }

    /** What of the rest to be paid is for legs: an advance was one of the allowance first. */
    Money terminalToPay() {
        return terminal().exceeds(toPay()) ? toPay() : terminal();
    }

    UUID entitlement() {
        return entitlement;
    }

    public Money settled() {
        return new Money(settledMinor, amount.currency());
    }

    String enteredBy() {
        return enteredBy;
    }

    public ClaimId id() {
        return id;
    }

    public String claimNo() {
        return claimNo;
    }

    public EventId event() {
        return event;
    }

    UUID scheme() {
        return scheme;
    }

    public PersonId person() {
        return person;
    }

    public int daysClaimed() {
        return daysClaimed;
    }

    public Money amount() {
        return amount;
    }

    public Money payable() {
        return new Money(payableMinor, amount.currency());
    }

    public Money refused() {
        return new Money(refusedMinor, amount.currency());
    }

    public ClaimState state() {
        return state;
    }

    public LocalDate claimedOn() {
        return claimedOn;
    }

    public LocalDate paidOn() {
        return paidOn;
    }

    /** Still to be compared with the facts, or compared and not yet approved. */
    public boolean isOpen() {
        return state == ClaimState.SUBMITTED || state == ClaimState.RECONCILED;
    }
}
