package org.muster.letter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.muster.operation.NotArmed;

/**
 * The order in which letters are claimed, sent and marked, so that none is lost and none goes twice
 * without a sign of it. Letters are in flight, and committed as such, before they go; the commit
 * that marks them takes the next few; mail goes out between transactions, never in one. Whatever
 * stops half-way leaves letters in flight, and a lapsed lease makes these uncertain.
 *
 * <p>Knows database, mail and clock only as what it is given.
 */
final class Dispatch {
    private final Outbox outbox;
    private final Terms terms;
    private final InstantSource watch;

    /**
     * Sets up a dispatch.
     *
     * @param watch how long sending takes; leases go by the outbox's own clock
     */
    Dispatch(Outbox outbox, Terms terms, InstantSource watch) {
        this.outbox = outbox;
        this.terms = terms;
        this.watch = watch;
    }

    /** Works through one slice as long as it has letters that may go. */
    void work(UUID slice, Function<Lease, LetterSource.Press> presses, Relay relay) {
        var lease = open(slice);
        if (lease.isPresent()) {
            work(lease.get(), presses.apply(lease.get()), relay);
        }
    }

    private void work(Lease lease, LetterSource.Press press, Relay relay) {
        try (var line = relay.open(terms.patienceWithRelay())) {
            List<Outcome> outcomes = List.of();
            while (true) {
                var parcels = next(lease, outcomes);
                if (parcels.isEmpty()) {
                    return;
                }
                outcomes = send(parcels, print(lease, press, parcels), line);
                if (line.isBroken()) {
                    markAndRelease(lease, outcomes);
                    return;
                }
            }
        }
    }

    /** What cannot be printed certainly did not leave. */
    private LetterSource.Sheets print(Lease lease, LetterSource.Press press, List<Parcel> parcels) {
        try {
            return press.print(parcels);
        } catch (RuntimeException broken) {
            markAndRelease(
                    lease, parcels.stream().map(each -> Outcome.untried(each.letter())).toList());
            throw broken;
        }
    }

    private List<Parcel> next(Lease lease, List<Outcome> outcomes) {
        try {
            return markAndTake(lease, outcomes);
        } catch (NotArmed disagreeing) {
            markAndRelease(lease, outcomes);
            return List.of();
        }
    }

    /** Sends while the lease is young enough to be marked in time; the rest goes back untried. */
    private List<Outcome> send(List<Parcel> parcels, LetterSource.Sheets sheets, Relay.Line line) {
        var until = watch.instant().plus(terms.lease().dividedBy(2));
        var outcomes = new ArrayList<Outcome>();
        for (var parcel : parcels) {
            var printed = sheets.printed().get(parcel.letter());
            if (printed == null) {
                outcomes.add(
                        Outcome.withheld(parcel.letter(), sheets.withheld().get(parcel.letter())));
            } else if (line.isBroken() || watch.instant().isAfter(until)) {
                outcomes.add(Outcome.untried(parcel.letter()));
            } else {
                outcomes.add(line.send(parcel, printed));
            }
        }
        return outcomes;
    }

    /** Takes a free slice; what its last holder left in flight is uncertain. */
    Optional<Lease> open(UUID id) {
        return outbox.inTransaction(
                rows -> {
                    var now = rows.now();
                    return rows.sliceUnlessLocked(id)
                            .filter(slice -> slice.isFree(now))
                            .map(slice -> opened(rows, slice.claimed(now, terms)));
                });
    }

    private static Lease opened(Outbox.Opened rows, Slice slice) {
        rows.save(slice);
        doubt(rows, slice);
        return new Lease(slice.id(), slice.generation(), slice.mailing(), slice.purpose());
    }

    /**
     * Marks what was sent and takes the next letters in the same commit; none when the slice is
     * done or paused, or the hold on it was lost.
     */
    List<Parcel> markAndTake(Lease lease, List<Outcome> outcomes) {
        return outbox.inClaim(
                rows -> {
                    var slice = held(rows, lease);
                    var now = rows.now();
                    mark(rows, lease, outcomes, now);
                    if (slice.isEmpty()) {
                        return List.of();
                    }
                    var turn =
                            slice.get().paused()
                                    ? List.<Delivery>of()
                                    : turn(rows, lease.slice(), now);
                    if (turn.isEmpty()) {
                        giveBack(rows, slice.get(), now);
                        return List.of();
                    }
                    rows.save(slice.get().renewed(now, terms));
                    rows.save(turn.stream().map(each -> each.taken(lease.generation())).toList());
                    return rows.parcels(turn.stream().map(Delivery::id).toList());
                });
    }

    /**
     * The letters whose turn it is, as many as the relay's limit leaves. Those to a domain whose
     * limit is used up are put off, and others have their turn.
     */
    private List<Delivery> turn(Outbox.Opened rows, UUID slice, Instant now) {
        var relay = rows.pace("", terms.perMinute());
        while (true) {
            var due = rows.due(slice, now, terms);
            var most = relay.allows(due.size(), now);
            if (most == 0) {
                return List.of();
            }
            var turn = withinDomains(rows, due.subList(0, most), now);
            if (!turn.isEmpty()) {
                rows.save("", relay.after(turn.size(), now));
                return turn;
            }
        }
    }

    private List<Delivery> withinDomains(Outbox.Opened rows, List<Delivery> due, Instant now) {
        if (terms.perDomain() == 0) {
            return due;
        }
        var domains = rows.domains(due.stream().map(Delivery::id).toList());
        var paces = new TreeMap<String, Pace>();
        var turn = new ArrayList<Delivery>();
        var off = new ArrayList<Delivery>();
        // Limits are locked in the order of their names, so that two consumers never wait in a
        // ring.
        new TreeSet<>(domains.values())
                .forEach(domain -> paces.put(domain, rows.pace(domain, terms.perDomain())));
        for (var letter : due) {
            var domain = domains.get(letter.id());
            var pace = paces.get(domain);
            if (pace.allows(1, now) == 1) {
                paces.put(domain, pace.after(1, now));
                turn.add(letter);
            } else {
                off.add(letter.putOff(pace.next(now)));
            }
        }
        paces.forEach(rows::save);
        rows.save(off);
        return turn;
    }

    /** Marks what was sent and lets go of the slice. */
    void markAndRelease(Lease lease, List<Outcome> outcomes) {
        outbox.inTransaction(
                rows -> {
                    var slice = held(rows, lease);
                    var now = rows.now();
                    mark(rows, lease, outcomes, now);
                    slice.ifPresent(mine -> giveBack(rows, mine, now));
                    return null;
                });
    }

    /** What consumers that are gone had in flight becomes uncertain; their slices are free. */
    int reclaimLapsed() {
        return outbox.inTransaction(
                rows -> {
                    var lapsed = rows.lapsed(rows.now());
                    for (var slice : lapsed) {
                        rows.save(slice.lapsed());
                        doubt(rows, slice);
                    }
                    return lapsed.size();
                });
    }

    /** Free slices with letters that are due, told again after a while. */
    List<UUID> forgotten(Duration after) {
        return outbox.inTransaction(
                rows -> {
                    var now = rows.now();
                    var found = rows.unannounced(now, now.minus(after), terms);
                    found.forEach(slice -> rows.save(slice.announced(now)));
                    return found.stream().map(Slice::id).toList();
                });
    }

    private Optional<Slice> held(Outbox.Opened rows, Lease lease) {
        return rows.slice(lease.slice()).filter(slice -> slice.isHeldUnder(lease.generation()));
    }

    private void giveBack(Outbox.Opened rows, Slice slice, Instant now) {
        rows.save(slice.givenBack(now, !rows.isAnyOpen(slice.id(), terms)));
    }

    private void mark(Outbox.Opened rows, Lease lease, List<Outcome> outcomes, Instant now) {
        if (outcomes.isEmpty()) {
            return;
        }
        var told = new HashMap<LetterId, Outcome>();
        outcomes.forEach(outcome -> told.put(outcome.letter(), outcome));
        var changed = new ArrayList<Delivery>();
        for (var letter : rows.letters(told.keySet())) {
            var next = letter.told(told.get(letter.id()), lease.generation(), now, terms);
            if (!next.equals(letter)) {
                changed.add(next);
            }
        }
        rows.save(changed);
        rows.record(outcomes, now);
        reopen(rows, lease, changed);
    }

    /** A letter that a late sender says never left has its turn again, in whatever was done. */
    private static void reopen(Outbox.Opened rows, Lease lease, List<Delivery> changed) {
        if (changed.stream().anyMatch(each -> each.state() == DeliveryState.QUEUED)) {
            rows.slice(lease.slice())
                    .filter(Slice::done)
                    .ifPresent(slice -> rows.save(slice.reopened()));
        }
    }

    private static void doubt(Outbox.Opened rows, Slice slice) {
        rows.save(rows.inFlight(slice.id()).stream().map(Delivery::doubted).toList());
    }
}
