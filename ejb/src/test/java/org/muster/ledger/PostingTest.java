package org.muster.ledger;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.shared.Money;

class PostingTest {
    private static final LocalDate DAY = LocalDate.of(2012, 5, 30);
    private static final Purpose PURPOSE = Purpose.of(UUID.randomUUID(), null, CostCategory.DSA);

    @Test
    @Tag("F01")
    void oneSidedAndUnequalEntriesAreRefused() {
        var half = posting().debit(LedgerAccount.EXPENSE, euro("300.00"), PURPOSE);
        assertThrows(Unbalanced.class, half::requireBalance);
        var unequal = half.credit(LedgerAccount.PAYABLE, euro("299.99"), PURPOSE);
        assertThrows(Unbalanced.class, unequal::requireBalance);
        var equal = half.credit(LedgerAccount.PAYABLE, euro("300.00"), PURPOSE);
        assertDoesNotThrow(equal::requireBalance);
    }

    @Test
    @Tag("F01")
    void anEntryBalancesInEachCurrencyByItself() {
        var crossed =
                posting()
                        .debit(LedgerAccount.EXPENSE, euro("100.00"), PURPOSE)
                        .credit(LedgerAccount.PAYABLE, Money.parse("100.00", "USD"), PURPOSE);
        assertThrows(Unbalanced.class, crossed::requireBalance);
    }

    @Test
    void anExpenseNamesContributionAndCategory() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        posting()
                                .debit(
                                        LedgerAccount.EXPENSE,
                                        euro("1.00"),
                                        Purpose.of(UUID.randomUUID())));
    }

    @Test
    @Tag("F01")
    void manyConvertedLinesBalanceInEuroAndEachKeepsItsOwnConversion() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var round = 0; round < 500; round++) {
            var perEuro = BigDecimal.valueOf(random.nextLong(1, 2_000_000_000L), 6);
            var posting = posting();
            var sum = Money.of(0, "THB");
            var lines = 1 + random.nextInt(30);
            for (var at = 0; at < lines; at++) {
                var amount = Money.of(random.nextLong(1, 100_000_000L), "THB");
                posting = posting.debit(LedgerAccount.EXPENSE, amount, PURPOSE);
                sum = sum.plus(amount);
            }
            posting = posting.credit(LedgerAccount.PAYABLE, sum, PURPOSE);
            posting.requireBalance();
            var functional = Functional.of(posting, new RatesAsked(fixed(perEuro)));
            var left = functional.stream().reduce(Money.of(0, "EUR"), Money::plus);
            assertEquals(Money.of(0, "EUR"), left, "seed " + seed);
            for (var at = 0; at < lines; at++) {
                assertEquals(
                        Conversion.toEuro(posting.lines().get(at).amount(), perEuro),
                        functional.get(at),
                        "seed " + seed);
            }
        }
    }

    private static ExchangeRates fixed(BigDecimal perEuro) {
        return new ExchangeRates() {
            @Override
            List<Rate> ofBooks(Currency currency, Year year) {
                return List.of(new Rate(currency, DAY.withDayOfMonth(1), perEuro, "test"));
            }
        };
    }

    private static Posting posting() {
        return Posting.of("TEST", UUID.randomUUID(), DAY, "test");
    }

    private static Money euro(String amount) {
        return Money.parse(amount, "EUR");
    }
}
