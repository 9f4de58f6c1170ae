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
import org.muster.ledger.CostCategory;
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
    private static final String RECEIPTS = "receipts.xhtml?";
    private static final String CASH = "cash.xhtml?";

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
        var bars = new Bars(Math.max(1, whole(money)));
        bars.beside("contribution.agreed", money.agreed(), "", "in");
        bars.of("contribution.opening", money.opening(), RECEIPTS);
        bars.always("contribution.received", money.received(), RECEIPTS);
        bars.beside("contribution.notReceived", money.pledged(), RECEIPTS, "owed");
        bars.of("contribution.deferred", money.deferred().negated(), RECEIPTS);
        bars.of("contribution.interest", money.interest(), CASH);
        bars.owed("contribution.interestOwed", money.interestOwed(), CASH);
        bars.of("contribution.exchange", money.exchange(), "");
        bars.of("contribution.movedIn", money.movedIn(), "");
        for (var cost : new TreeMap<>(money.spent()).entrySet()) {
            bars.of("category." + cost.getKey(), cost.getValue().negated(), rows(cost.getKey()));
        }
        bars.of("category.PSC", money.support().negated(), rows(CostCategory.PSC));
        bars.of("contribution.refunded", money.refunded().negated(), CASH);
        bars.of("contribution.movedOut", money.movedOut().negated(), "");
        bars.of("contribution.kept", money.kept().negated(), "");
        bars.always("contribution.committed", money.committed().negated(), "commitments.xhtml?");
        bars.left("contribution.uncommitted", money.uncommitted());
        return bars.steps;
    }

    private static String rows(CostCategory category) {
        return "journal.xhtml?category=" + category + "&";
    }

    private static long whole(Waterfall money) {
        var all = money.opening().plus(money.received()).plus(money.pledged());
        var beside = money.interest().plus(money.exchange()).plus(money.movedIn());
        return Math.max(money.agreed().minor(), all.minor() + Math.max(0, beside.minor()));
    }

    /** Bars that follow each other, each beginning where the one above ended. */
    private final class Bars {
        private final List<Step> steps = new ArrayList<>();
        private final long whole;
        private long at;

        private Bars(long whole) {
            this.whole = whole;
        }

        /** What rises or falls; told without a sign where it only ever falls. */
        private void of(String label, Money change, String page) {
            if (!change.isZero()) {
                always(label, change, page);
            }
        }

        private void always(String label, Money change, String page) {
            var falls = change.minor() < 0;
            var from = falls ? at + change.minor() : at;
            var told = falls && !label.equals("contribution.exchange") ? change.negated() : change;
            add(label, told, page, from, falls ? "out" : "in");
            at += change.minor();
        }

        /** What is shown and moves nothing: from nothing, or beyond what came in. */
        private void beside(String label, Money amount, String page, String kind) {
            add(label, amount, page, kind.equals("owed") ? at : 0, kind);
        }

        private void owed(String label, Money amount, String page) {
            if (!amount.isZero()) {
                beside(label, amount, page, "owed");
            }
        }

        private void left(String label, Money amount) {
            add(label, amount, "", 0, "left");
        }

        private void add(String label, Money amount, String page, long from, String kind) {
            var begins = thousandths(Math.max(0, from), whole);
            var width = Math.min(WIDTH - begins, thousandths(Math.abs(amount.minor()), whole));
            steps.add(new Step(texts.of(label), amount, page, begins, width, kind));
        }
    }

    private static long thousandths(long minor, long whole) {
        var exact = BigInteger.valueOf(minor).multiply(BigInteger.valueOf(WIDTH));
        return Math.min(WIDTH, exact.divide(BigInteger.valueOf(whole)).longValueExact());
    }
}
