package org.muster.reporting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.shared.Money;

/**
 * One figure that a version tells otherwise than the version before it.
 *
 * @param item OPENING, RECEIVED, …, or EXPENDITURE with its category and sub-line
 */
public record StatementChange(
        String item, String category, String subLine, Money before, Money after) {

    private record Item(String name, String category, String subLine) {}

    public Money difference() {
        return after.minus(before);
    }

    static List<StatementChange> between(StatementFigures before, StatementFigures after) {
        var old = items(before);
        var now = items(after);
        var nothing = Money.zero(after.agreement().currency());
        var all = new LinkedHashMap<>(now);
        old.forEach(all::putIfAbsent);
        var changes = new ArrayList<StatementChange>();
        for (var item : all.keySet()) {
            var was = old.getOrDefault(item, nothing);
            var is = now.getOrDefault(item, nothing);
            if (!was.equals(is)) {
                changes.add(
                        new StatementChange(item.name(), item.category(), item.subLine(), was, is));
            }
        }
        return changes;
    }

    private static Map<Item, Money> items(StatementFigures figures) {
        var items = new LinkedHashMap<Item, Money>();
        items.put(item("OPENING"), figures.opening());
        items.put(item("RECEIVED"), figures.received());
        items.put(item("INTEREST"), figures.interest());
        items.put(item("EXCHANGE"), figures.exchange());
        items.put(item("MOVED_IN"), figures.movedIn());
        for (var spent : figures.expenditure()) {
            items.put(new Item("EXPENDITURE", spent.category(), spent.subLine()), spent.amount());
        }
        items.put(item("REFUND"), figures.refunds());
        items.put(item("MOVED_OUT"), figures.movedOut());
        items.put(item("KEPT"), figures.kept());
        items.put(item("CLOSING"), figures.closing());
        items.put(item("COMMITMENTS"), figures.commitments());
        items.put(item("UNCOMMITTED"), figures.uncommitted());
        if (figures.owedInterest() != null) {
            items.put(item("INTEREST_OWED"), figures.owedInterest().closing());
        }
        return items;
    }

    private static Item item(String name) {
        return new Item(name, "", "");
    }
}
