package org.muster.funding;

import static org.muster.ledger.LedgerAccount.ADVANCE;
import static org.muster.ledger.LedgerAccount.BANK;
import static org.muster.ledger.LedgerAccount.DEFERRED;
import static org.muster.ledger.LedgerAccount.EXCHANGE;
import static org.muster.ledger.LedgerAccount.INTEREST_OWED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.muster.event.EventId;
import org.muster.ledger.Ledger;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * Money paid before its cost is known: owed back and no expenditure, so that it is weighed against
 * what is at the bank and not against what is left of the contribution.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AdvancedMoney {
    @Inject private Contributions contributions;
    @Inject private Ledger ledger;
    @Inject private Event<PersonalAdvances> personal;

    /** Nobody else weighs the contribution meanwhile; it takes and gives money. */
    public void hold(ContributionId id) {
        contributions.lock(id).requireMoney();
    }

    /** Refuses what is in another currency, or more than there is at the bank to be advanced. */
    public void requireCash(ContributionId id, Money amount) {
        var contribution = contributions.get(id);
        if (!amount.currency().equals(contribution.currency())) {
            throw new InvalidInput("amount", Told.of("why.cash.currency", contribution.currency()));
        }
        require(contribution, amount, cash(contribution));
    }

    static void require(Contribution contribution, Money amount, Money left) {
        if (amount.exceeds(left)) {
            throw new ContributionOverdrawn(contribution.agreementNo(), amount, left);
        }
    }

    /** What is at the bank and not owed back for want of a condition met, or as interest. */
    private Money cash(Contribution contribution) {
        var totals = ledger.totals(contribution.id().value(), contribution.currency());
        return totals.get(BANK)
                .plus(totals.get(EXCHANGE))
                .plus(totals.get(DEFERRED))
                .plus(totals.get(INTEREST_OWED));
    }

    /** What was advanced for the event and is no one person's. */
    Money advanced(Contribution contribution, EventId event) {
        var kept =
                new PersonalAdvances(contribution.id(), event, Money.zero(contribution.currency()));
        personal.fire(kept);
        return ledger.held(ADVANCE, contribution.id().value(), event, contribution.currency())
                .minus(kept.kept());
    }
}
