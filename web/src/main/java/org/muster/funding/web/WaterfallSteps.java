package org.muster.funding.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.muster.funding.ContributionOverview;
import org.muster.funding.Waterfall;
import org.muster.shared.Money;
import org.muster.web.CurrentUser;
import org.muster.web.Texts;

/**
 * A contribution's money as steps, each a bar that begins where the one above ended: what comes in
 * rises, what goes out falls, and the last one stands for what is left.
 */
@Named
@RequestScoped
public class WaterfallSteps {
    // Thousandths of the widest bar's width: fine enough for any screen.
    private static final long WIDTH = 1_000;

    @Inject private ContributionOverview contributions;
    @Inject private CurrentUser user;
    @Inject private Texts texts;

    /**
     * One bar.
     *
     * @param page where its rows are, to be completed by the contribution; empty for none
     * @param from where it begins, in thousandths of the width
     * @param width how wide it is
     * @param kind in, out, left, or owed for what has not come in
     */
    public record Step(
            String label, Money amount, String page, long from, long width, String kind) {}

    /** The steps from what was agreed to what is uncommitted. */
    public List<Step> of(String id) {
        var money = contributions.waterfall(ContributionHeader.id(id), user.actor());
        var whole = Math.max(1, whole(money));
        var steps = new ArrayList<Step>();
        add(steps, "contribution.agreed", money.agreed(), "", 0, whole, "in");
        add(steps, "contribution.received", money.received(), "receipts.xhtml?", 0, whole, "in");
        var received = Math.max(0, money.received().minor());
        var notReceived = money.notReceived();
        add(
                steps,
                "contribution.notReceived",
                notReceived,
                "receipts.xhtml?",
                received,
                whole,
                "owed");
        var left = money.received();
        for (var cost : new TreeMap<>(money.spent()).entrySet()) {
            left = left.minus(cost.getValue());
            var label = "category." + cost.getKey();
            var rows = "journal.xhtml?category=" + cost.getKey() + "&";
            add(steps, label, cost.getValue(), rows, left.minor(), whole, "out");
        }
        if (!money.refunded().isZero()) {
            left = left.minus(money.refunded());
            add(
                    steps,
                    "contribution.refunded",
                    money.refunded(),
                    "cash.xhtml?",
                    left.minor(),
                    whole,
                    "out");
        }
        left = left.minus(money.committed());
        add(
                steps,
                "contribution.committed",
                money.committed(),
                "commitments.xhtml?",
                left.minor(),
                whole,
                "out");
        add(steps, "contribution.uncommitted", money.uncommitted(), "", 0, whole, "left");
        return steps;
    }

    private static long whole(Waterfall money) {
        var all = money.received().plus(money.notReceived());
        return Math.max(money.agreed().minor(), all.minor());
    }

    private void add(
            List<Step> steps,
            String label,
            Money amount,
            String page,
            long at,
            long whole,
            String kind) {
        var from = thousandths(Math.max(0, at), whole);
        var width = Math.min(WIDTH - from, thousandths(Math.abs(amount.minor()), whole));
        steps.add(new Step(texts.of(label), amount, page, from, width, kind));
    }

    private static long thousandths(long minor, long whole) {
        var exact = BigInteger.valueOf(minor).multiply(BigInteger.valueOf(WIDTH));
        return Math.min(WIDTH, exact.divide(BigInteger.valueOf(whole)).longValueExact());
    }
}
