package org.muster.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.ledger.CostCategory.AIR;
import static org.muster.ledger.CostCategory.DSA;
import static org.muster.ledger.CostCategory.PSC;
import static org.muster.ledger.CostCategory.VENUE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.event.EventId;
import org.muster.ledger.CostCategory;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;

/** How far a heading goes, and what of a budget is moved from one heading to another. */
class BudgetVersionTest {
    private static final EventId EVENT = EventId.next();
    private static final Actor OFFICER = new Actor("finance-officer");
    private static final Actor CONTROLLER = new Actor("controller");
    private static final int FIFTEEN_PER_CENT = 1_500;

    @Test
    void aHeadingGoesAsFarAsItsLineWithTheFlexibilityAndNoPartOfACentFurther() {
        var budget = budget(FIFTEEN_PER_CENT, Map.of(AIR, 1_000L, DSA, 333L));
        assertEquals(euro(1_150), budget.limit(AIR));
        assertEquals(euro(382), budget.limit(DSA), "333 and 49.95");
        assertEquals(euro(0), budget.limit(VENUE), "no line, no money");
        assertEquals(euro(1_000), budget(0, Map.of(AIR, 1_000L)).limit(AIR));
    }

    @Test
    void moneyMovesBetweenHeadingsUpToTheFlexibility() {
        var before = budget(FIFTEEN_PER_CENT, Map.of(AIR, 1_000L, DSA, 1_000L));
        assertFalse(moves(before, Map.of(AIR, 1_000L, DSA, 1_000L)));
        assertFalse(moves(before, Map.of(AIR, 850L, DSA, 1_150L)));
        assertTrue(moves(before, Map.of(AIR, 849L, DSA, 1_151L)));
        assertTrue(moves(before, Map.of(AIR, 1_151L, DSA, 849L)));
        assertTrue(moves(before, Map.of(AIR, 900L, DSA, 1_000L, VENUE, 100L)), "a new heading");
        assertTrue(moves(before, Map.of(AIR, 2_000L)), "a heading given up for another");
    }

    @Test
    void moreOrLessMoneyAltogetherMovesNothing() {
        var before = budget(FIFTEEN_PER_CENT, Map.of(AIR, 1_000L, DSA, 1_000L));
        assertFalse(moves(before, Map.of(AIR, 5_000L, DSA, 1_000L)));
        assertFalse(moves(before, Map.of(AIR, 1_000L, DSA, 1_000L, VENUE, 500L)));
        assertFalse(moves(before, Map.of(AIR, 500L, DSA, 1_000L)));
        assertFalse(moves(before, Map.of(AIR, 900L, DSA, 5_000L)), "100 moved, the rest is more");
        assertTrue(moves(before, Map.of(AIR, 800L, DSA, 5_000L)), "200 moved");
    }

    @Test
    void whatIsNoBudgetIsRefusedByItsField() {
        refused("lines", 0, Map.of());
        refused("AIR", 0, Map.of(AIR, euro(0)));
        refused("AIR", 0, Map.of(AIR, Money.of(100, "USD")));
        refused("PSC", 0, Map.of(PSC, euro(100)));
        refused("flexibility", -1, Map.of(AIR, euro(100)));
        refused("flexibility", 10_001, Map.of(AIR, euro(100)));
        var refusal =
                assertThrows(
                        InvalidInput.class,
                        () ->
                                new NewBudget(
                                        euro(0).currency(),
                                        Map.of(AIR, euro(1)),
                                        0,
                                        "x".repeat(161)));
        assertEquals("donorReference", refusal.field());
    }

    @Test
    void aVersionIsApprovedOnceByAnother() {
        var budget = budget(0, Map.of(AIR, 1_000L));
        var today = LocalDate.of(2012, 3, 1);
        assertThrows(FourEyes.class, () -> budget.approve(OFFICER, today, Instant.EPOCH));
        budget.approve(CONTROLLER, today, Instant.EPOCH);
        assertThrows(BudgetSettled.class, () -> budget.approve(CONTROLLER, today, Instant.EPOCH));
    }

    private static void refused(String field, int flexibility, Map<CostCategory, Money> lines) {
        var refusal =
                assertThrows(
                        InvalidInput.class,
                        () -> new NewBudget(euro(0).currency(), lines, flexibility, null));
        assertEquals(field, refusal.field());
    }

    private static boolean moves(Budget before, Map<CostCategory, Long> lines) {
        return budget(FIFTEEN_PER_CENT, lines).movesBeyondFlexibilityOf(before);
    }

    private static Budget budget(int flexibility, Map<CostCategory, Long> lines) {
        var amounts = new EnumMap<CostCategory, Money>(CostCategory.class);
        lines.forEach((category, minor) -> amounts.put(category, euro(minor)));
        return Budget.draft(
                EVENT,
                1,
                new NewBudget(euro(0).currency(), amounts, flexibility, ""),
                OFFICER,
                Instant.EPOCH);
    }

    private static Money euro(long minor) {
        return Money.of(minor, "EUR");
    }
}
