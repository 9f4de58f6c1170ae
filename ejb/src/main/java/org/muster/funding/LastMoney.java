package org.muster.funding;

import static org.muster.ledger.LedgerAccount.BANK;
import static org.muster.ledger.LedgerAccount.KEPT;
import static org.muster.ledger.LedgerAccount.MOVED_IN;
import static org.muster.ledger.LedgerAccount.MOVED_OUT;
import static org.muster.ledger.LedgerAccount.REFUND;
import static org.muster.ledger.LedgerAccount.RESERVE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.muster.ledger.Exchange;
import org.muster.ledger.Ledger;
import org.muster.ledger.LedgerAccount;
import org.muster.ledger.Posting;
import org.muster.ledger.Purpose;
import org.muster.shared.Money;

/**
 * The entry by which a contribution's last money leaves its books, in each currency it is held in;
 * what that money is worth more or less on the day than it was booked at is the contribution's own
 * gain or loss, so that nothing is left of it.
 */
@ApplicationScoped
class LastMoney {
    @Inject private Contributions contributions;
    @Inject private Encumbrance encumbrance;
    @Inject private Exchange exchange;
    @Inject private Ledger ledger;

    Posting leaves(FinalBalance balance, Contribution from) {
        var posting =
                Posting.of(
                        "FINAL_BALANCE",
                        balance.id(),
                        balance.onDay(),
                        balance.policy() + " " + balance.reference());
        var parts = new ArrayList<>(foreign(from));
        var left = balance.amount();
        for (var part : parts) {
            posting = exchange.paid(posting, account(balance), movement(from, part));
            left = left.minus(encumbrance.in(from.currency(), part, balance.onDay()));
        }
        left = left.minus(posting.lost(from.currency()));
        if (left.isPositive()) {
            posting = exchange.paid(posting, account(balance), movement(from, left));
            parts.add(left);
        }
        for (var part : parts) {
            posting = arrives(posting, balance, part);
        }
        return posting;
    }

    /**
     * What is at the bank in other currencies than the contribution's own; none where one of them
     * was paid out of another's money, for then the own currency is what all of it is worth.
     */
    private List<Money> foreign(Contribution from) {
        var held = ledger.atBank(from.id().value(), from.currency());
        if (held.stream().anyMatch(each -> each.minor() < 0)) {
            return List.of();
        }
        return held.stream()
                .filter(each -> !each.currency().equals(from.currency()))
                .filter(Money::isPositive)
                .sorted(Comparator.comparing(each -> each.currency().getCurrencyCode()))
                .toList();
    }

    private static LedgerAccount account(FinalBalance balance) {
        return switch (balance.policy()) {
            case REFUNDED -> REFUND;
            case KEPT -> KEPT;
            case REALLOCATED -> MOVED_OUT;
        };
    }

    private Posting arrives(Posting posting, FinalBalance balance, Money part) {
        return switch (balance.policy()) {
            case REFUNDED -> posting;
            case KEPT ->
                    posting.debit(BANK, part, Purpose.ofTheHouse())
                            .credit(RESERVE, part, Purpose.ofTheHouse());
            case REALLOCATED ->
                    exchange.received(
                            posting,
                            MOVED_IN,
                            movement(contributions.get(balance.to().orElseThrow()), part));
        };
    }

    private static Exchange.Movement movement(Contribution contribution, Money part) {
        return Exchange.Movement.of(
                Purpose.of(contribution.id().value()),
                contribution.currency(),
                part,
                Optional.empty());
    }
}
