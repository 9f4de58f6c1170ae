package org.muster.budget;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import org.muster.event.EventId;
import org.muster.funding.Encumbrance;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/**
 * Enters and approves versions of an event's budget. What a version may not do is refused with the
 * event's money held, so that nothing is promised meanwhile.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class BudgetPlanning {
    @Inject private Budgets budgets;
    @Inject private BudgetSpending spending;
    @Inject private BudgetReach reach;
    @Inject private Encumbrance encumbrance;
    @Inject private AuditTrail audit;

    /**
     * Enters the event's next version; a draft that was there before gives way to it, under an id
     * of its own, so that nobody approves what they did not see.
     */
    public BudgetId draft(EventId event, NewBudget entered, Actor by) {
        reach.toEnter(event, by);
        budgets.hold(event);
        budgets.approved(event)
                .filter(standing -> !standing.currency().equals(entered.currency()))
                .ifPresent(
                        standing -> {
                            throw new InvalidInput(
                                    "currency",
                                    Told.of("why.budget.currency", standing.currency()));
                        });
        budgets.draft(event).ifPresent(budgets::remove);
        var number = budgets.lastNumber(event) + 1;
        var budget = Budget.draft(event, number, entered, by, Instant.now());
        requireDonorsApproval(budget);
        budgets.add(budget);
        audit.record(by, "budget entered", "event", event, "v" + number + " " + budget.total());
        return budget.id();
    }

    /** A second person approves: from now on the event is bound by this version. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void approve(BudgetId id, LocalDate on, Actor by) {
        var event = budgets.event(id);
        reach.toApprove(event, by);
        encumbrance.hold(event);
        budgets.hold(event);
        var budget = budgets.get(id);
        requireDonorsApproval(budget);
        budgets.approved(event).filter(standing -> !standing.id().equals(id)).ifPresent(this::end);
        budget.approve(by, on, Instant.now());
        requireAllocated(budget, on);
        requireRoom(budget);
        audit.record(by, "budget approved", "event", event, "v" + budget.number());
    }

    /** Written at once: no two versions are in force, not even for a moment. */
    private void end(Budget standing) {
        standing.supersede();
        budgets.flush();
    }

    private void requireDonorsApproval(Budget budget) {
        var isMissing =
                !budget.hasDonorsApproval()
                        && budgets.agreedWithDonor(budget.event())
                                .filter(budget::movesBeyondFlexibilityOf)
                                .isPresent();
        if (isMissing) {
            throw new InvalidInput("donorReference", Told.of("why.budget.donor"));
        }
    }

    /** F17: no budget without the money for it, each part at the rate of the day. */
    private void requireAllocated(Budget budget, LocalDate on) {
        var allocated =
                budgets.allocated(budget.event()).stream()
                        .map(part -> spending.in(budget.currency(), part, on))
                        .reduce(Money.zero(budget.currency()), Money::plus);
        if (budget.total().exceeds(allocated)) {
            throw new BeyondAllocations(budget.total(), allocated);
        }
    }

    /** What was spent or promised already fits under each heading. */
    private void requireRoom(Budget budget) {
        spending.of(budget.event(), budget.currency())
                .forEach(
                        (category, used) -> {
                            if (used.sum().exceeds(budget.limit(category))) {
                                throw new BudgetExceeded(
                                        category, used.sum(), budget.limit(category));
                            }
                        });
    }
}
