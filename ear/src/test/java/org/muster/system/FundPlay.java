package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A random sequence of a fund's documents, played against books and a page of arithmetic: each act
 * is allowed or refused by both, for the same reason, and both show the same figures after it. The
 * seed says which sequence. All of it is kept here, so that the books may be killed meanwhile.
 */
final class FundPlay {
    private static final List<String> CATEGORIES = List.of("AIR", "VENUE", "INTERP");
    private static final int EVENTS = 3;
    private static final int SUPPORT = 733; // 7.33 %: hardly a cost without a fraction

    enum Act {
        RECEIVE,
        ALLOCATE,
        PROMISE,
        RELEASE,
        SPEND,
        SPEND_PROMISED,
        PAY,
        SETTLE,
        REVERSE,
        EARN,
        AGREE_OTHERWISE,
        GIVE_BACK,
        REFUND,
        ADVANCE,
        REPAY
    }

    final String id;
    final List<String> events = new ArrayList<>();
    private final long seed;
    private final int year;
    private final LocalDate day;
    private final FundBooks.Desk books;
    private final Random random;
    private final FundModel model = new FundModel(1_000_000, SUPPORT);
    private final Map<String, String> allocations = new HashMap<>();
    private final Map<FundModel.Promise, String> promises = new HashMap<>();
    private final Map<FundModel.Cost, String> costs = new HashMap<>();
    private final Set<Act> tried = EnumSet.noneOf(Act.class);
    private int documents;
    private int steps;
    private String told;

    /**
     * Opens an agreement for the year, with money in the bank and some of it allocated to events in
     * its middle.
     */
    FundPlay(long seed, int year, FundBooks.Desk books) throws Exception {
        this.seed = seed;
        this.year = year;
        this.books = books;
        day = LocalDate.of(year, 6, 15);
        random = new Random(seed);
        told = "seed " + seed + " at its beginning";
        id = same(FundModel.ALLOWED, "open", year, "10000.00", SUPPORT);
        for (var at = 0; at < EVENTS; at++) {
            events.add(same(FundModel.ALLOWED, "event", id, at, day));
        }
        receive(300_000);
        allocate(0, CATEGORIES.get(0), 100_000);
    }

    /** Goes on by so many acts. */
    void go(int acts) throws Exception {
        for (var last = steps + acts; steps < last; steps++) {
            var act = Act.values()[random.nextInt(Act.values().length)];
            told = "seed " + seed + ", step " + (steps + 1) + ", " + act;
            if (happens(act)) {
                tried.add(act);
                agree();
            }
        }
    }

    /** The acts that were among the sequence. */
    Set<Act> tried() {
        return tried;
    }

    /** Whether there was anything to do it to; allowed or refused, it was tried. */
    private boolean happens(Act act) throws Exception {
        return switch (act) {
            case RECEIVE -> receive(small());
            case ALLOCATE -> allocate();
            case PROMISE -> promise();
            case RELEASE -> !model.promises.isEmpty() && release();
            case SPEND -> spend(null);
            case SPEND_PROMISED -> !model.promises.isEmpty() && spend(pick(model.promises));
            case PAY -> !model.unpaid().isEmpty() && pay();
            case SETTLE -> !model.unpaid().isEmpty() && settle();
            case REVERSE -> reverse();
            case EARN -> {
                var amount = small() / 100 + 1;
                model.earn(amount);
                yield cash(FundModel.ALLOWED, "INTEREST", "", amount);
            }
            case AGREE_OTHERWISE -> agreeOtherwise();
            case GIVE_BACK -> {
                var amount = small() / 100 + 1;
                yield cash(model.giveBack(amount), "INTEREST_REPAID", "", amount);
            }
            case REFUND -> {
                var amount = small();
                yield cash(model.refund(amount), "REFUND", "", amount);
            }
            case ADVANCE -> {
                var event = random.nextInt(EVENTS);
                var amount = small();
                yield cash(model.advance(event, amount), "ADVANCE", events.get(event), amount);
            }
            case REPAY -> {
                var event = random.nextInt(EVENTS);
                var amount = small();
                yield cash(model.repay(event, amount), "ADVANCE_REPAID", events.get(event), amount);
            }
        };
    }

    /** Up to 500.00. */
    private long small() {
        return 1 + random.nextInt(50_000);
    }

    private boolean receive(long amount) throws Exception {
        same(model.receive(amount), "receive", id, amount, day);
        return true;
    }

    private boolean allocate() throws Exception {
        var event = random.nextInt(EVENTS);
        var category = pick(CATEGORIES);
        return !model.allocated.containsKey(FundModel.pot(event, category))
                && allocate(event, category, 1 + random.nextInt(250_000));
    }

    private boolean allocate(int event, String category, long amount) throws Exception {
        var pot = FundModel.pot(event, category);
        var expected = model.allocate(pot, amount);
        var made = same(expected, "allocate", id, events.get(event), category, amount, day);
        if (expected.equals(FundModel.ALLOWED)) {
            allocations.put(pot, made);
        }
        return true;
    }

    private boolean promise() throws Exception {
        var pot = pick(List.copyOf(model.allocated.keySet()));
        var amount = small();
        var expected = model.promise(pot, amount);
        var made = same(expected, "promise", allocations.get(pot), amount, day);
        if (expected.equals(FundModel.ALLOWED)) {
            promises.put(last(model.promises), made);
        }
        return true;
    }

    private boolean release() throws Exception {
        var promise = pick(model.promises);
        var amount = small();
        var expected = model.release(promise, amount);
        same(expected, "release", promises.get(promise), amount, ++documents, day);
        return true;
    }

    private boolean spend(FundModel.Promise promise) throws Exception {
        var pot = promise == null ? pick(List.copyOf(model.allocated.keySet())) : promise.pot;
        var amount = small();
        var event = events.get(FundModel.event(pot));
        var category = pot.substring(pot.indexOf(' ') + 1);
        var own = promise == null ? "" : promises.get(promise);
        var expected = model.spend(pot, amount, promise);
        var made = same(expected, "spend", id, event, category, amount, ++documents, day, own);
        if (expected.equals(FundModel.ALLOWED)) {
            costs.put(last(model.costs), made);
        }
        return true;
    }

    private boolean pay() throws Exception {
        var cost = pick(model.unpaid());
        model.pay(cost);
        same(FundModel.ALLOWED, "pay", costs.get(cost), day);
        return true;
    }

    private boolean settle() throws Exception {
        var cost = pick(model.unpaid());
        same(model.settle(cost), "settle", costs.get(cost), day);
        return true;
    }

    private boolean reverse() throws Exception {
        var standing = model.costs.stream().filter(each -> !each.reversed).toList();
        if (standing.isEmpty() || random.nextInt(3) > 0) {
            return false;
        }
        var cost = pick(standing);
        model.reverse(cost);
        same(FundModel.ALLOWED, "reverse", costs.get(cost), day);
        return true;
    }

    /** Whose the interest is that comes from now on. */
    private boolean agreeOtherwise() throws Exception {
        model.isInterestReturned = !model.isInterestReturned;
        var policy = model.isInterestReturned ? "RETURNED" : "KEPT";
        same(FundModel.ALLOWED, "amend", id, policy, ++documents, day);
        return true;
    }

    private boolean cash(String expected, String kind, String event, long amount) throws Exception {
        same(expected, "cash", id, kind, event, amount, ++documents, day);
        return true;
    }

    /** Both allow it, or both refuse it for the same reason; what the books made of it. */
    private String same(String expected, Object... words) throws Exception {
        var answer = books.act(Stream.of(words).map(Object::toString).toArray(String[]::new));
        assertEquals(expected, answer.refusal(), told);
        return answer.told();
    }

    /** What the contribution's page shows is what the arithmetic says. */
    private void agree() throws Exception {
        assertEquals(
                cents(model.received + model.interest, model.spentWithSupport(), model.committed()),
                same(FundModel.ALLOWED, "shown", id),
                told + ": received, spent, committed");
        assertTrue(model.available() >= 0, told + ": nothing is overdrawn");
    }

    /** The statement tells the same, and the books balance. */
    void accounted() throws Exception {
        told = "seed " + seed + " after " + steps + " steps";
        assertEquals(
                cents(
                        model.received,
                        model.interest,
                        model.interestOwed,
                        model.spentWithSupport(),
                        model.refunds,
                        model.committed(),
                        model.available(),
                        model.cash() + model.interestOwed,
                        model.advanced(),
                        model.owed()),
                same(FundModel.ALLOWED, "statement", id, year),
                told);
        assertEquals("0 0", same(FundModel.ALLOWED, "sums", id), told + ": debits are not credits");
        assertEquals(
                "0",
                same(FundModel.ALLOWED, "unkept", id),
                told + ": promises that are not posted, released or open");
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static <T> T last(List<T> some) {
        return some.get(some.size() - 1);
    }

    private static String cents(long... amounts) {
        return LongStream.of(amounts).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }
}
