package org.muster.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * What moves at the bank against what it settles: where the two are worth different amounts, the
 * contribution that caused it gains or loses by exchange, in the same entry.
 *
 * <p>What is settled is worth what its document's day made of it, and money that comes in what the
 * rate of its day makes of it. Money that goes out in another currency than the contribution's is
 * worth what the contribution has it in its books for, its average cost, so that nothing is left of
 * its worth once all of it is gone. Each currency balances by itself against the account EXCHANGE,
 * which together with BANK says what the money is worth.
 */
@ApplicationScoped
public class Exchange {
    @Inject private Ledger ledger;
    @Inject private ExchangeRates rates;

    /**
     * Money of a contribution.
     *
     * @param own the contribution's currency
     * @param settled what is paid or received, in the currency of its document
     * @param banked what the bank really moved, in the currency of the account
     */
    public record Movement(Purpose purpose, Currency own, Money settled, Money banked) {
        public Movement {
            if (!banked.isPositive()) {
                throw new InvalidInput("banked", Told.of("why.banked.positive"));
            }
            if (banked.currency().equals(settled.currency()) && !banked.equals(settled)) {
                throw new InvalidInput("banked", Told.of("why.banked.same", settled));
            }
        }

        /** Where no other amount is told, the bank moved what is settled. */
        public static Movement of(
                Purpose purpose, Currency own, Money settled, Optional<Money> banked) {
            return new Movement(purpose, own, settled, banked.orElse(settled));
        }

        private boolean isExchanged() {
            return !banked.currency().equals(settled.currency());
        }
    }

    /** The bank paid: the account is debited at the rates the posting is at. */
    public Posting paid(Posting posting, LedgerAccount account, Movement moved) {
        var worth = rates.in(moved.own(), moved.settled(), posting.ratesOf());
        var left = carried(posting, moved);
        var booked = posting.debit(account, moved.settled(), moved.purpose());
        if (moved.isExchanged()) {
            booked =
                    booked.credit(LedgerAccount.EXCHANGE, moved.settled(), moved.purpose())
                            .atRatesOf(posting.postedOn())
                            .debit(LedgerAccount.EXCHANGE, moved.banked(), moved.purpose());
        }
        booked = booked.credit(LedgerAccount.BANK, moved.banked(), moved.purpose());
        return difference(booked, worth.minus(left), moved);
    }

    /** The bank received: the account is credited at the rates the posting is at. */
    public Posting received(Posting posting, LedgerAccount account, Movement moved) {
        var worth = rates.in(moved.own(), moved.settled(), posting.ratesOf());
        if (!moved.isExchanged()) {
            return posting.debit(LedgerAccount.BANK, moved.banked(), moved.purpose())
                    .credit(account, moved.settled(), moved.purpose());
        }
        var came = rates.in(moved.own(), moved.banked(), posting.postedOn());
        var booked =
                posting.debit(LedgerAccount.EXCHANGE, moved.settled(), moved.purpose())
                        .credit(account, moved.settled(), moved.purpose())
                        .atRatesOf(posting.postedOn())
                        .debit(LedgerAccount.BANK, moved.banked(), moved.purpose())
                        .credit(LedgerAccount.EXCHANGE, moved.banked(), moved.purpose());
        return difference(booked, came.minus(worth), moved);
    }

    private static Posting difference(Posting posting, Money gained, Movement moved) {
        var whose = new Purpose(moved.purpose().contribution(), moved.purpose().event(), null, "");
        var booked = posting.atRatesOf(posting.postedOn());
        if (gained.isZero()) {
            return posting;
        }
        return gained.isPositive()
                ? booked.debit(LedgerAccount.EXCHANGE, gained, whose)
                        .credit(LedgerAccount.INCOME_FX, gained, whose)
                : booked.debit(LedgerAccount.INCOME_FX, gained.negated(), whose)
                        .credit(LedgerAccount.EXCHANGE, gained.negated(), whose);
    }

    /** What the money that goes out is in the contribution's books for. */
    private Money carried(Posting before, Movement moved) {
        var day = moved.isExchanged() ? before.postedOn() : before.ratesOf();
        var own = moved.own();
        var unit = moved.banked().currency();
        if (unit.equals(own)) {
            return moved.banked();
        }
        var held = held(before, moved);
        if (!held.of(unit).isPositive()) {
            return rates.in(own, moved.banked(), day);
        }
        var worth = worth(held, unit, own, day);
        return moved.banked().exceeds(held.of(unit))
                ? worth.plus(rates.in(own, moved.banked().minus(held.of(unit)), day))
                : part(worth, moved.banked(), held.of(unit));
    }

    /** What is at the bank once the lines before in the same entry are posted too. */
    private Ledger.Held held(Posting before, Movement moved) {
        var contribution = moved.purpose().contribution();
        var held = ledger.held(contribution, moved.own());
        for (var line : before.lines()) {
            if (contribution.equals(line.purpose().contribution())) {
                var worth = rates.in(moved.own(), line.amount(), line.ratesOf());
                held = held.with(line.account(), line.amount(), worth);
            }
        }
        return held;
    }

    /** Of several other currencies each is worth its share by what they are worth on the day. */
    private Money worth(Ledger.Held held, Currency unit, Currency own, LocalDate day) {
        var worth = held.exchanged();
        var all = Money.zero(own);
        for (var amount : held.amounts().values()) {
            if (amount.minor() < 0 || amount.currency().equals(own)) {
                continue;
            }
            worth = worth.plus(held.worth().get(amount.currency()));
            if (amount.isPositive() && !amount.currency().equals(unit)) {
                all = all.plus(rates.in(own, amount, day));
            }
        }
        if (all.isZero()) {
            return worth;
        }
        var mine = rates.in(own, held.of(unit), day);
        return part(worth, mine, all.plus(mine));
    }

    private static Money part(Money whole, Money some, Money all) {
        var share =
                BigDecimal.valueOf(whole.minor())
                        .multiply(BigDecimal.valueOf(some.minor()))
                        .divide(BigDecimal.valueOf(all.minor()), 0, RoundingMode.HALF_UP);
        return new Money(share.longValueExact(), whole.currency());
    }
}
