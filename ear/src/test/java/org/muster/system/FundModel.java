package org.muster.system;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fund as a page of arithmetic, in cents: what the services have to allow, refuse and show. It
 * knows nothing of entries, rows or transactions.
 */
final class FundModel {
    /** Why an act is refused; the services' exceptions are called alike. */
    static final String CONTRIBUTION = "ContributionOverdrawn";

    static final String ALLOCATION = "AllocationOverdrawn";
    static final String AGREED = "MoreThanAgreed";
    static final String COMMITMENT = "CommitmentExceeded";
    static final String ALLOWED = "";

    /** A promise out of a pot. */
    static final class Promise {
        final String pot;
        long open;

        Promise(String pot, long open) {
            this.pot = pot;
            this.open = open;
        }
    }

    /** A cost of a pot. */
    static final class Cost {
        final String pot;
        final long amount;
        boolean paid;
        boolean reversed;

        Cost(String pot, long amount) {
            this.pot = pot;
            this.amount = amount;
        }
    }

    final long agreed;
    final int basisPoints;
    final List<Promise> promises = new ArrayList<>();
    final List<Cost> costs = new ArrayList<>();
    final Map<String, Long> allocated = new TreeMap<>();
    final Map<Integer, Long> advances = new HashMap<>();
    private final Map<String, Long> spent = new HashMap<>();
    long received;
    long interest;
    long interestOwed;
    boolean isInterestReturned;
    long refunds;
    long paid;
    private long settled;

    FundModel(long agreed, int basisPoints) {
        this.agreed = agreed;
        this.basisPoints = basisPoints;
    }

    /** A pot is an event's number and a category. */
    static String pot(int event, String category) {
        return event + " " + category;
    }

    static int event(String pot) {
        return Integer.parseInt(pot.substring(0, pot.indexOf(' ')));
    }

    // --- what is

    long support(long direct) {
        var hundredths = BigInteger.valueOf(direct).multiply(BigInteger.valueOf(basisPoints));
        var half = BigInteger.valueOf(hundredths.signum() * 5_000L);
        return hundredths.add(half).divide(BigInteger.valueOf(10_000)).longValueExact();
    }

    private long direct(int event) {
        return sum(spent, event);
    }

    private long open(int event) {
        return promises.stream()
                .filter(each -> event(each.pot) == event)
                .mapToLong(each -> each.open)
                .sum();
    }

    long spentWithSupport() {
        var all = spent.values().stream().mapToLong(Long::longValue).sum();
        return all + supportPosted();
    }

    long supportPosted() {
        return events().stream().mapToLong(event -> support(direct(event))).sum();
    }

    /** Open promises with the support they will cost. */
    long committed() {
        return promises.stream().mapToLong(each -> each.open).sum()
                + events().stream().mapToLong(event -> onMore(event, open(event), 0)).sum();
    }

    long available() {
        return received + interest - spentWithSupport() - refunds - committed();
    }

    long advanced() {
        return advances.values().stream().mapToLong(Long::longValue).sum();
    }

    long cash() {
        return received + interest - refunds - paid - supportPosted() - advanced() - settled;
    }

    long owed() {
        return spent.values().stream().mapToLong(Long::longValue).sum() - paid - settled;
    }

    private long left(String pot) {
        var open =
                promises.stream()
                        .filter(each -> each.pot.equals(pot))
                        .mapToLong(each -> each.open)
                        .sum();
        return allocated.get(pot) - spent.getOrDefault(pot, 0L) - open;
    }

    private List<Integer> events() {
        return allocated.keySet().stream().map(FundModel::event).distinct().toList();
    }

    private long onMore(int event, long more, long beside) {
        var before = direct(event) + beside;
        return support(before + more) - support(before);
    }

    private static long sum(Map<String, Long> pots, int event) {
        return pots.entrySet().stream()
                .filter(each -> event(each.getKey()) == event)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    // --- what happens, or why it does not

    String receive(long amount) {
        if (received + amount > agreed) {
            return AGREED;
        }
        received += amount;
        return ALLOWED;
    }

    String allocate(String pot, long amount) {
        var all = allocated.values().stream().mapToLong(Long::longValue).sum() + amount;
        if (all + support(all) > agreed) {
            return CONTRIBUTION;
        }
        allocated.put(pot, amount);
        return ALLOWED;
    }

    String promise(String pot, long amount) {
        if (amount > left(pot)) {
            return ALLOCATION;
        }
        if (amount + onMore(event(pot), amount, open(event(pot))) > available()) {
            return CONTRIBUTION;
        }
        promises.add(new Promise(pot, amount));
        return ALLOWED;
    }

    String release(Promise promise, long amount) {
        if (amount > promise.open) {
            return COMMITMENT;
        }
        promise.open -= amount;
        return ALLOWED;
    }

    /** A cost that uses up a promise, or none where it is null. */
    String spend(String pot, long amount, Promise promise) {
        var promised = promise == null ? 0 : Math.min(promise.open, amount);
        var more = amount - promised;
        if (more + onMore(event(pot), more, open(event(pot))) > available()) {
            return CONTRIBUTION;
        }
        if (amount > left(pot) + promised) {
            return ALLOCATION;
        }
        if (promise != null) {
            promise.open -= promised;
        }
        spent.merge(pot, amount, Long::sum);
        costs.add(new Cost(pot, amount));
        return ALLOWED;
    }

    /** What may be paid or settled: a cost that was taken back may not. */
    List<Cost> unpaid() {
        return costs.stream().filter(each -> !each.paid && !each.reversed).toList();
    }

    void pay(Cost cost) {
        cost.paid = true;
        paid += cost.amount;
    }

    String settle(Cost cost) {
        var event = event(cost.pot);
        if (cost.amount > advances.getOrDefault(event, 0L)) {
            return CONTRIBUTION;
        }
        cost.paid = true;
        advances.merge(event, -cost.amount, Long::sum);
        settled += cost.amount;
        return ALLOWED;
    }

    void reverse(Cost cost) {
        cost.reversed = true;
        spent.merge(cost.pot, -cost.amount, Long::sum);
    }

    /** What it earns is its own, or the donor's. */
    void earn(long amount) {
        if (isInterestReturned) {
            interestOwed += amount;
        } else {
            interest += amount;
        }
    }

    String giveBack(long amount) {
        if (amount > interestOwed) {
            return CONTRIBUTION;
        }
        interestOwed -= amount;
        return ALLOWED;
    }

    String refund(long amount) {
        if (amount > available()) {
            return CONTRIBUTION;
        }
        refunds += amount;
        return ALLOWED;
    }

    String advance(int event, long amount) {
        if (amount > cash()) {
            return CONTRIBUTION;
        }
        advances.merge(event, amount, Long::sum);
        return ALLOWED;
    }

    String repay(int event, long amount) {
        if (amount > advances.getOrDefault(event, 0L)) {
            return CONTRIBUTION;
        }
        advances.merge(event, -amount, Long::sum);
        return ALLOWED;
    }
}
