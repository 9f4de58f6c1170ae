package org.muster.funding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.muster.ledger.LedgerAccount;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/**
 * Amends agreements. What an addendum would leave without cover, because more is set aside or
 * scheduled or a cost is dated later, is refused when it is entered and again when it is approved.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class Addenda {
    @PersistenceContext private EntityManager entities;
    @Inject private Contributions contributions;
    @Inject private Reach reach;
    @Inject private AuditTrail audit;

    public AddendumId enter(NewAddendum entered, Actor by) {
        reach.toEnter(entered.contribution(), by);
        var contribution = contributions.lock(entered.contribution());
        contribution.requireMoney();
        if (!entered.agreed().currency().equals(contribution.currency())) {
            throw new InvalidInput("amount", Told.of("why.cash.currency", contribution.currency()));
        }
        refuseKnown(entered);
        check(contribution, entered.agreed(), entered.validTo());
        var addendum = Addendum.enter(entered, by, Instant.now());
        entities.persist(addendum);
        audit.record(by, "addendum entered", "addendum", addendum.id(), entered.reference());
        return addendum.id();
    }

    /** A second person approves: the agreement's amount and dates are the addendum's now. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void approve(AddendumId id, Actor by) {
        var addendum = get(id);
        reach.toApprove(addendum.contribution(), by);
        var contribution = contributions.lock(addendum.contribution());
        // Read again behind the lock: somebody may have decided meanwhile.
        entities.refresh(addendum);
        check(
                contribution,
                new Money(addendum.agreedMinor(), contribution.currency()),
                addendum.validTo());
        addendum.approve(contribution, by, Instant.now());
        audit.record(by, "addendum approved", "addendum", id, "");
    }

    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void refuse(AddendumId id, Actor by) {
        var addendum = get(id);
        reach.toApprove(addendum.contribution(), by);
        addendum.refuse(by, Instant.now());
        audit.record(by, "addendum refused", "addendum", id, "");
    }

    private void check(Contribution contribution, Money agreed, LocalDate validTo) {
        if (validTo.isBefore(contribution.validity().from())) {
            throw new InvalidInput(
                    "validTo", Told.of("why.addendum.dates", contribution.validity().from()));
        }
        for (var bound : List.of(setAside(contribution), scheduled(contribution))) {
            if (bound.exceeds(agreed)) {
                throw new InvalidInput("amount", Told.of("why.addendum.bound", bound));
            }
        }
        var lastCost = lastCost(contribution.id());
        if (lastCost != null && lastCost.isAfter(validTo)) {
            throw new InvalidInput("validTo", Told.of("why.addendum.spent", lastCost));
        }
    }

    /** For events, with the support that it will cost. */
    private Money setAside(Contribution contribution) {
        var allocated =
                new Money(contributions.allocatedMinor(contribution.id()), contribution.currency());
        return allocated.plus(contribution.supportOf(allocated));
    }

    private Money scheduled(Contribution contribution) {
        return new Money(contributions.scheduledMinor(contribution.id()), contribution.currency());
    }

    /** The day of the latest cost, or null where nothing was spent. */
    private LocalDate lastCost(ContributionId id) {
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select max(e.posted_on) from muster.journal_line l join muster.journal_entry e on e.id = l.entry_id
                                         where l.contribution_id = :id and l.account = :expense and l.amount_minor > 0""")
                                .setParameter("id", id.value())
                                .setParameter("expense", LedgerAccount.EXPENSE.name()),
                        Rows::day)
                .get(0);
    }

    private void refuseKnown(NewAddendum entered) {
        var known =
                entities.createQuery(
                                """
                                select count(a) from Addendum a
                                 where a.contribution = :contribution and a.reference = :reference""",
                                Long.class)
                        .setParameter("contribution", entered.contribution())
                        .setParameter("reference", entered.reference())
                        .getSingleResult();
        if (known > 0) {
            throw new InvalidInput("reference", Told.of("why.addendum.known"));
        }
    }

    private Addendum get(AddendumId id) {
        var addendum = entities.find(Addendum.class, id);
        if (addendum == null) {
            throw new NotFound("addendum", id);
        }
        return addendum;
    }
}
