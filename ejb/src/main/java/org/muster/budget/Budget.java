package org.muster.budget;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.muster.event.EventId;
import org.muster.ledger.CostCategory;
import org.muster.shared.Actor;
import org.muster.shared.CurrencyConverter;
import org.muster.shared.FourEyes;
import org.muster.shared.Money;

/**
 * One version of what an event may cost under each heading, in one currency. Entered by one person
 * and approved by another; from then on it never changes (F22): what has to change is the next
 * version, which supersedes it.
 */
@Entity
@Table(name = "budget")
public class Budget {
    /** Entered, in force, and followed by a later one in force. */
    public enum State {
        DRAFT,
        APPROVED,
        SUPERSEDED
    }

    private static final int WHOLE = 10_000;

    @EmbeddedId private BudgetId id;

    @Version private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "event_id"))
    private EventId event;

    private int number;

    @Convert(converter = CurrencyConverter.class)
    private Currency currency;

    @Column(name = "flexibility_basis_points")
    private int flexibilityBasisPoints;

    @Column(name = "donor_reference")
    private String donorReference;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "entered_by")
    private String enteredBy;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "approved_by")
    private String approvedBy;

    @Column(name = "approved_on")
    private LocalDate approvedOn;

    @Column(name = "approved_at")
    private Instant approvedAt;

    @ElementCollection
    @CollectionTable(name = "budget_line", joinColumns = @JoinColumn(name = "budget_id"))
    private Set<BudgetLine> lines = new HashSet<>();

    protected Budget() {}

    static Budget draft(EventId event, int number, NewBudget entered, Actor by, Instant at) {
        var budget = new Budget();
        budget.id = BudgetId.next();
        budget.event = event;
        budget.number = number;
        budget.currency = entered.currency();
        budget.flexibilityBasisPoints = entered.flexibilityBasisPoints();
        budget.donorReference = entered.donorReference();
        budget.state = State.DRAFT;
        budget.enteredBy = by.login();
        budget.enteredAt = at;
        entered.lines()
                .forEach(
                        (category, amount) ->
                                budget.lines.add(new BudgetLine(category, amount.minor())));
        return budget;
    }

    void approve(Actor by, LocalDate on, Instant at) {
        if (state != State.DRAFT) {
            throw new BudgetSettled(state);
        }
        FourEyes.require(enteredBy, by);
        state = State.APPROVED;
        approvedBy = by.login();
        approvedOn = on;
        approvedAt = at;
    }

    void supersede() {
        state = State.SUPERSEDED;
    }

    /** The lines in the headings' fixed order. */
    Map<CostCategory, Money> amounts() {
        var amounts = new TreeMap<CostCategory, Money>();
        lines.forEach(
                line -> amounts.put(line.category(), new Money(line.amountMinor(), currency)));
        return amounts;
    }

    Money total() {
        return amounts().values().stream().reduce(Money.zero(currency), Money::plus);
    }

    /** What a heading has; nothing where it has no line. */
    Money amount(CostCategory category) {
        return amounts().getOrDefault(category, Money.zero(currency));
    }

    /** The most that may be spent and promised under a heading; part of a cent is none. */
    Money limit(CostCategory category) {
        return share(amount(category), WHOLE + flexibilityBasisPoints);
    }

    /**
     * Whether money moved here between headings beyond what the version before lets move without
     * the donor. What all headings gained, or what all lost, whichever is less, was moved; the rest
     * is more or less money altogether.
     */
    boolean movesBeyondFlexibilityOf(Budget before) {
        var headings = new HashSet<>(amounts().keySet());
        headings.addAll(before.amounts().keySet());
        var gained = Money.zero(currency);
        var lost = Money.zero(currency);
        for (var heading : headings) {
            var change = amount(heading).minus(before.amount(heading));
            gained = change.isPositive() ? gained.plus(change) : gained;
            lost = change.isPositive() ? lost : lost.minus(change);
        }
        var moved = gained.min(lost);
        return headings.stream().anyMatch(each -> isBeyond(before, each, moved));
    }

    private boolean isBeyond(Budget before, CostCategory heading, Money moved) {
        var change = amount(heading).minus(before.amount(heading));
        var size = change.isPositive() ? change : change.negated();
        return size.min(moved)
                .exceeds(share(before.amount(heading), before.flexibilityBasisPoints));
    }

    private static Money share(Money amount, int basisPoints) {
        var exact =
                BigDecimal.valueOf(amount.minor())
                        .multiply(BigDecimal.valueOf(basisPoints))
                        .divide(BigDecimal.valueOf(WHOLE), 0, RoundingMode.DOWN);
        return new Money(exact.longValueExact(), amount.currency());
    }

    public BudgetId id() {
        return id;
    }

    public EventId event() {
        return event;
    }

    State state() {
        return state;
    }

    int number() {
        return number;
    }

    Currency currency() {
        return currency;
    }

    boolean hasDonorsApproval() {
        return !donorReference.isEmpty();
    }

    BudgetSummary summary() {
        return new BudgetSummary(
                id,
                number,
                state,
                amounts(),
                total(),
                flexibilityBasisPoints,
                donorReference,
                enteredBy,
                enteredAt,
                approvedBy,
                approvedOn);
    }
}
