package org.muster.letter;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.muster.shared.Language;

/**
 * A database as the dispatch sees it: what a transaction saved is kept as a whole when it commits,
 * and not at all when its process ends before. One transaction at a time.
 */
class ImaginedOutbox implements Outbox {
    private static final LetterPurpose PURPOSE = LetterPurpose.INVITATION;

    private final Supplier<Instant> clock;
    private final BooleanSupplier ends;
    private Map<UUID, Slice> slices = new LinkedHashMap<>();
    private Map<LetterId, Delivery> letters = new LinkedHashMap<>();
    private Map<String, Instant> paces = new HashMap<>();
    private final Map<LetterId, UUID> homes = new HashMap<>();

    /** The process ended. */
    static final class Ended extends Error {
        private static final long serialVersionUID = 1;
    }

    /**
     * Starts empty.
     *
     * @param ends asked at each moment at which the process can end: before and after a commit
     */
    ImaginedOutbox(Supplier<Instant> clock, BooleanSupplier ends) {
        this.clock = clock;
        this.ends = ends;
    }

    void queue(UUID slice, int many) {
        slices.put(slice, new Slice(slice, slice, PURPOSE, 0, null, null, false, false));
        for (var n = 0; n < many; n++) {
            var id = LetterId.next();
            homes.put(id, slice);
            letters.put(
                    id,
                    new Delivery(id, DeliveryState.QUEUED, 0, 0, 0, false, null, null, "", null));
        }
    }

    Collection<Delivery> all() {
        return letters.values();
    }

    Collection<Slice> allSlices() {
        return slices.values();
    }

    @Override
    public <T> T inTransaction(Function<Opened, T> work) {
        var before = letters;
        var slicesBefore = slices;
        var pacesBefore = paces;
        letters = new LinkedHashMap<>(letters);
        slices = new LinkedHashMap<>(slices);
        paces = new HashMap<>(paces);
        try {
            var result = work.apply(new Rows());
            end();
            before = letters;
            slicesBefore = slices;
            pacesBefore = paces;
            end();
            return result;
        } finally {
            letters = before;
            slices = slicesBefore;
            paces = pacesBefore;
        }
    }

    @Override
    public <T> T inClaim(Function<Opened, T> work) {
        return inTransaction(work);
    }

    private void end() {
        if (ends.getAsBoolean()) {
            throw new Ended();
        }
    }

    /** What is in flight in a slice; a planted fault looks away. */
    List<Delivery> inFlightOf(UUID slice) {
        return of(slice).stream().filter(each -> each.state() == DeliveryState.IN_FLIGHT).toList();
    }

    List<Delivery> of(UUID slice) {
        return letters.values().stream()
                .filter(each -> homes.get(each.id()).equals(slice))
                .toList();
    }

    private final class Rows implements Opened {
        @Override
        public Instant now() {
            return clock.get();
        }

        @Override
        public Optional<Slice> slice(UUID id) {
            return Optional.ofNullable(slices.get(id));
        }

        @Override
        public Optional<Slice> sliceUnlessLocked(UUID id) {
            return slice(id);
        }

        @Override
        public List<Slice> lapsed(Instant now) {
            return slices.values().stream().filter(each -> each.isLapsed(now)).toList();
        }

        @Override
        public List<Slice> unannounced(Instant now, Instant before, Terms terms) {
            return slices.values().stream()
                    .filter(each -> each.isFree(now) && each.leaseUntil() == null)
                    .filter(
                            each ->
                                    each.announcedAt() == null
                                            || each.announcedAt().isBefore(before))
                    .filter(each -> !due(each.id(), now, terms).isEmpty())
                    .toList();
        }

        @Override
        public void save(Slice slice) {
            slices.put(slice.id(), slice);
        }

        @Override
        public List<Delivery> inFlight(UUID slice) {
            return inFlightOf(slice);
        }

        @Override
        public List<Delivery> due(UUID slice, Instant now, Terms terms) {
            return of(slice).stream()
                    .filter(each -> each.isDue(now, terms))
                    .limit(terms.batch())
                    .toList();
        }

        @Override
        public List<Delivery> letters(Collection<LetterId> ids) {
            return ids.stream()
                    .sorted(Comparator.comparing(LetterId::value))
                    .map(letters::get)
                    .toList();
        }

        @Override
        public boolean isAnyOpen(UUID slice, Terms terms) {
            return of(slice).stream()
                    .anyMatch(
                            each ->
                                    switch (each.state()) {
                                        case QUEUED, IN_FLIGHT -> true;
                                        case UNCERTAIN -> each.doubts() <= terms.timesAgain();
                                        default -> false;
                                    });
        }

        @Override
        public void save(Collection<Delivery> deliveries) {
            deliveries.forEach(each -> letters.put(each.id(), each));
        }

        @Override
        public Pace pace(String domain, int limit) {
            return new Pace(limit, paces.get(domain));
        }

        @Override
        public void save(String domain, Pace pace) {
            paces.put(domain, pace.usedUntil());
        }

        @Override
        public Map<LetterId, String> domains(List<LetterId> ids) {
            var domains = new HashMap<LetterId, String>();
            ids.forEach(
                    id -> domains.put(id, Math.floorMod(id.hashCode(), 3) + ".customs.example"));
            return domains;
        }

        @Override
        public void record(Collection<Outcome> attempts, Instant at) {
            // The simulation asks the mail server itself.
        }

        @Override
        public List<Parcel> parcels(List<LetterId> ids) {
            return ids.stream()
                    .map(
                            id ->
                                    new Parcel(
                                            id,
                                            id.value(),
                                            PURPOSE,
                                            1,
                                            "<" + id + "@muster.example>",
                                            Language.EN,
                                            id + "@customs.example",
                                            "Ada",
                                            "CONTACT",
                                            Language.EN))
                    .toList();
        }
    }
}
