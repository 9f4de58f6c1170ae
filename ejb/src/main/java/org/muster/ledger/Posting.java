package org.muster.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.muster.shared.Money;

/**
 * One source document as the ledger takes it: what is debited and what is credited, on which day.
 *
 * <p>The source document is named by kind and id, e.g. CLAIM and the claim's id; presented again it
 * changes nothing. The last line is the closing one: in euro it takes exactly what the other lines
 * leave, so that an entry of many converted lines balances without any sum being converted.
 *
 * @param corrects the entry this one corrects, or null
 * @param ratesOf the day whose rates convert the next lines; the day of posting unless said
 *     otherwise
 */
public record Posting(
        String sourceKind,
        String sourceId,
        LocalDate postedOn,
        String description,
        List<Line> lines,
        JournalEntryId corrects,
        LocalDate ratesOf) {

    /** Debits are positive, credits negative; each line keeps the day whose rates convert it. */
    public record Line(LedgerAccount account, Money amount, Purpose purpose, LocalDate ratesOf) {
        public Line {
            if (amount.isZero()) {
                throw new IllegalArgumentException("A ledger line of nothing");
            }
            var named = purpose.contribution() != null && purpose.category() != null;
            if (account == LedgerAccount.EXPENSE && !named) {
                throw new IllegalArgumentException("An expense names contribution and category");
            }
        }

        /** An expense other than the programme support cost, which follows it. */
        boolean isDirectCost() {
            return account == LedgerAccount.EXPENSE && purpose.category() != CostCategory.PSC;
        }
    }

    public Posting {
        lines = List.copyOf(lines);
        if (description.length() > 250) {
            description = description.substring(0, 250);
        }
    }

    public static Posting of(
            String sourceKind, Object sourceId, LocalDate postedOn, String description) {
        return new Posting(
                sourceKind, sourceId.toString(), postedOn, description, List.of(), null, postedOn);
    }

    public Posting debit(LedgerAccount account, Money amount, Purpose purpose) {
        return with(new Line(account, amount, purpose, ratesOf));
    }

    public Posting credit(LedgerAccount account, Money amount, Purpose purpose) {
        return with(new Line(account, amount.negated(), purpose, ratesOf));
    }

    /** Marks this posting as the correction of an earlier entry, which stays as it is. */
    public Posting correcting(JournalEntryId entry) {
        return new Posting(sourceKind, sourceId, postedOn, description, lines, entry, ratesOf);
    }

    /** What the entry loses by exchange, in the contribution's currency; a gain is negative. */
    public Money lost(Currency currency) {
        return lost(line -> true, currency);
    }

    /** The same of one of several contributions. */
    public Money lost(UUID contribution, Currency currency) {
        return lost(line -> contribution.equals(line.purpose().contribution()), currency);
    }

    private Money lost(Predicate<Line> whose, Currency currency) {
        return lines.stream()
                .filter(line -> line.account() == LedgerAccount.INCOME_FX)
                .filter(whose)
                .map(Line::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    /**
     * Converts what is debited and credited from here on at the rates of another day, e.g. of the
     * invoice that is now paid.
     */
    public Posting atRatesOf(LocalDate day) {
        return new Posting(sourceKind, sourceId, postedOn, description, lines, corrects, day);
    }

    private Posting with(Line line) {
        var more = new ArrayList<>(lines);
        more.add(line);
        return new Posting(sourceKind, sourceId, postedOn, description, more, corrects, ratesOf);
    }

    void requireBalance() {
        if (lines.size() < 2) {
            throw new Unbalanced(sourceKind, sourceId, "it has fewer than two lines");
        }
        var sums = new TreeMap<String, Money>();
        for (var line : lines) {
            sums.merge(code(line.amount().currency()), line.amount(), Money::plus);
        }
        for (var sum : sums.values()) {
            if (!sum.isZero()) {
                throw new Unbalanced(sourceKind, sourceId, "it leaves " + sum);
            }
        }
    }

    private static String code(Currency currency) {
        return currency.getCurrencyCode();
    }
}
