package org.muster.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Thousands of schedules in which processes end at every moment they can, fall asleep while others
 * go on, and the mail server refuses, breaks off or keeps silent. After each, once nothing goes
 * wrong any more, no letter is lost and none went twice without a sign of it.
 *
 * <p>The one place where a model stands in for database, mail and clock. A schedule is repeated by
 * its seed: <code>-Dmuster.simulation.seed=…</code>; <code>-Dmuster.simulation.schedules=…</code>
 * tries more of them.
 */
class DispatchSimulationTest {
    private static final int SCHEDULES = Integer.getInteger("muster.simulation.schedules", 2_000);
    private static final long FIRST = Long.getLong("muster.simulation.seed", 1L);
    private static final int MANY = Long.getLong("muster.simulation.seed") == null ? SCHEDULES : 1;

    @Test
    void noLetterIsLostAndNoneGoesTwiceUnseen() {
        for (var seed = FIRST; seed < FIRST + MANY; seed++) {
            new Schedule(seed, 1).run();
        }
    }

    @Test
    void whereDoubtWaitsForAPersonNothingGoesTwice() {
        for (var seed = FIRST; seed < FIRST + MANY; seed++) {
            new Schedule(seed, 0).run();
        }
    }

    @Test
    void schedulesReachWhatTheyAreFor() {
        var seen = new HashMap<String, Integer>();
        for (var seed = FIRST; seed < FIRST + 500; seed++) {
            var schedule = new Schedule(seed, 1);
            schedule.run();
            schedule.seen.forEach((what, times) -> seen.merge(what, times, Integer::sum));
        }
        for (var what :
                List.of("ended", "slept", "LATER", "REFUSED", "UNKNOWN", "NOT_SENT", "twice")) {
            assertTrue(seen.getOrDefault(what, 0) > 20, what + " happened: " + seen);
        }
    }

    /** Proof that a loss would be noticed: whoever takes a slice over looks away. */
    @Test
    void aForgottenLetterIsNoticed() {
        assertThrows(
                AssertionError.class,
                () -> {
                    for (var seed = 1L; seed < 500; seed++) {
                        new Schedule(seed, 1) {
                            @Override
                            List<Delivery> takenOver(List<Delivery> inFlight) {
                                return List.of();
                            }
                        }.run();
                    }
                });
    }

    /** Proof that a silent repetition would be noticed: what may have gone is taken for fresh. */
    @Test
    void aSilentRepetitionIsNoticed() {
        assertThrows(
                AssertionError.class,
                () -> {
                    for (var seed = 1L; seed < 500; seed++) {
                        new Schedule(seed, 1) {
                            @Override
                            List<Delivery> takenOver(List<Delivery> inFlight) {
                                return inFlight.stream()
                                        .map(DispatchSimulationTest::fresh)
                                        .toList();
                            }
                        }.run();
                    }
                });
    }

    private static Delivery fresh(Delivery letter) {
        return new Delivery(
                letter.id(), DeliveryState.QUEUED, 0, 0, 0, false, null, null, "", null);
    }

    /** One schedule, told by its seed. */
    private static class Schedule {
        private static final Duration LEASE = Duration.ofSeconds(60);

        private final long seed;
        private final Random random;
        private final Terms terms;
        private final ImaginedOutbox outbox;
        private final Map<LetterId, Integer> accepted = new HashMap<>();
        private final Map<LetterId, Integer> refused = new HashMap<>();
        private final Map<LetterId, Withheld> kept = new HashMap<>();
        private final Map<String, Integer> seen = new HashMap<>();
        private final List<UUID> slices = new ArrayList<>();
        private Instant now = Instant.parse("2012-04-02T08:00:00Z");
        private double trouble;
        private int ended;
        private int depth;

        Schedule(long seed, int timesAgain) {
            this.seed = seed;
            random = new Random(seed);
            terms =
                    new Terms(
                            LEASE,
                            1 + random.nextInt(5),
                            Duration.ofSeconds(5),
                            4,
                            timesAgain,
                            random.nextInt(3) * 20,
                            random.nextInt(3) * 10);
            outbox =
                    new ImaginedOutbox(() -> now, () -> chance(0.03)) {
                        @Override
                        List<Delivery> inFlightOf(UUID slice) {
                            return takenOver(super.inFlightOf(slice));
                        }
                    };
            for (var n = 0; n < 1 + random.nextInt(3); n++) {
                slices.add(new UUID(seed, n));
                outbox.queue(slices.get(n), 1 + random.nextInt(9));
            }
        }

        List<Delivery> takenOver(List<Delivery> inFlight) {
            return inFlight;
        }

        void run() {
            trouble = 1;
            for (var step = 0; step < 30; step++) {
                step();
            }
            trouble = 0;
            for (var quiet = 0; quiet < 20; quiet++) {
                now = now.plus(Duration.ofHours(2));
                step();
                slices.forEach(this::work);
            }
            check();
        }

        private void step() {
            now = now.plusSeconds(random.nextInt(40));
            survive(() -> dispatch().reclaimLapsed());
            survive(() -> dispatch().forgotten(Duration.ofSeconds(10)).forEach(this::work));
            work(slices.get(random.nextInt(slices.size())));
        }

        private void work(UUID slice) {
            survive(() -> dispatch().work(slice, lease -> this::print, patience -> new Line()));
        }

        /** A process ends; what it had not committed is gone, the next one goes on. */
        private void survive(Runnable process) {
            try {
                process.run();
            } catch (ImaginedOutbox.Ended gone) {
                ended++;
                note("ended");
            }
        }

        private Dispatch dispatch() {
            return new Dispatch(outbox, terms, () -> now);
        }

        private LetterSource.Sheets print(List<Parcel> parcels) {
            var printed = new HashMap<LetterId, Printed>();
            var withheld = new HashMap<LetterId, Withheld>();
            for (var parcel : parcels) {
                if (chance(0.02)) {
                    kept.put(parcel.letter(), Withheld.LEFT_OUT);
                }
                if (kept.containsKey(parcel.letter())) {
                    withheld.put(parcel.letter(), kept.get(parcel.letter()));
                } else {
                    printed.put(parcel.letter(), new Printed("S", "B"));
                }
            }
            return new LetterSource.Sheets(printed, withheld);
        }

        /** The consumer stands still for three leases; meanwhile the others go on. */
        private void maybeSleep() {
            if (depth == 0 && chance(0.05)) {
                note("slept");
                depth++;
                now = now.plus(LEASE.multipliedBy(3));
                for (var other = 0; other < 3; other++) {
                    step();
                }
                depth--;
            }
        }

        private final class Line implements Relay.Line {
            private boolean broken;

            @Override
            public Outcome send(Parcel parcel, Printed printed) {
                maybeSleep();
                if (chance(0.02)) {
                    throw new ImaginedOutbox.Ended(); // before DATA
                }
                if (chance(0.04)) {
                    broken = true;
                    return told(parcel, Outcome.Kind.NOT_SENT);
                }
                if (chance(0.08)) {
                    return told(parcel, Outcome.Kind.LATER);
                }
                if (chance(0.02)) {
                    refused.merge(parcel.letter(), 1, Integer::sum);
                    return told(parcel, Outcome.Kind.REFUSED);
                }
                return handedOver(parcel);
            }

            /** The whole letter is on the wire; whether it was accepted is the server's to know. */
            private Outcome handedOver(Parcel parcel) {
                var lost = chance(0.04);
                if (!lost || random.nextBoolean()) {
                    accepted.merge(parcel.letter(), 1, Integer::sum);
                }
                maybeSleep();
                if (chance(0.03)) {
                    throw new ImaginedOutbox.Ended(); // after the final dot
                }
                broken |= lost;
                return told(parcel, lost ? Outcome.Kind.UNKNOWN : Outcome.Kind.SENT);
            }

            private Outcome told(Parcel parcel, Outcome.Kind kind) {
                note(kind.name());
                return new Outcome(parcel.letter(), kind, "");
            }

            @Override
            public boolean isBroken() {
                return broken;
            }

            @Override
            public void close() {}
        }

        private boolean chance(double probability) {
            return trouble > 0 && random.nextDouble() < probability;
        }

        private void note(String what) {
            seen.merge(what, 1, Integer::sum);
        }

        private void check() {
            var repeated = 0;
            for (var letter : outbox.all()) {
                var times = accepted.getOrDefault(letter.id(), 0);
                var told = "seed " + seed + ": " + letter + " was accepted " + times + " times";
                switch (letter.state()) {
                    case SENT -> assertTrue(times >= 1, told);
                    case FAILED -> assertTrue(letter.attempts() >= 1, told);
                    case CANCELLED -> assertEquals(0, times, told);
                    case UNCERTAIN ->
                            assertTrue(
                                    letter.withheld() != null
                                            || letter.doubts() > terms.timesAgain(),
                                    told);
                    default -> throw new AssertionError("Left behind, " + told);
                }
                if (times > 1) {
                    repeated++;
                    note("twice");
                    assertTrue(
                            letter.possiblyTwice() || letter.state() == DeliveryState.UNCERTAIN,
                            told);
                    assertTrue(terms.timesAgain() > 0, told);
                }
            }
            var most = (ended + seen.getOrDefault("slept", 0)) * terms.batch();
            var unknown = seen.getOrDefault("UNKNOWN", 0);
            assertTrue(repeated <= most + unknown, "seed " + seed + ": " + repeated + " repeated");
            for (var slice : outbox.allSlices()) {
                var waits =
                        outbox.of(slice.id()).stream().anyMatch(each -> each.withheld() != null);
                assertTrue(slice.done() || waits, "seed " + seed + " leaves " + slice);
                assertNull(slice.leaseUntil(), "seed " + seed + " leaves " + slice);
            }
        }
    }
}
