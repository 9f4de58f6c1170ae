package org.muster.letter;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Where letters and slices are kept: either all that a piece of work saves is kept, or nothing. The
 * dispatch knows the database through this alone.
 */
interface Outbox {

    /** Does the work in one transaction of its own. */
    <T> T inTransaction(Function<Opened, T> work);

    /**
     * Does the work in one transaction of its own that counts as a claim of this installation.
     *
     * @throws org.muster.operation.NotArmed when nothing may be sent from here; then nothing is
     *     done
     */
    <T> T inClaim(Function<Opened, T> work);

    /** The outbox within a transaction; what it hands out is locked until the transaction ends. */
    interface Opened {
        /** The moment by the database's clock. */
        Instant now();

        /** The slice, once nobody else has it locked. Taken before any of its letters. */
        Optional<Slice> slice(UUID id);

        /** The slice, unless somebody else has it locked. */
        Optional<Slice> sliceUnlessLocked(UUID id);

        /** Slices whose holder gave no sign of life, unless somebody else has them locked. */
        List<Slice> lapsed(Instant now);

        /**
         * Free slices with a letter that is due, last announced before a moment or never; the
         * oldest first.
         */
        List<Slice> unannounced(Instant now, Instant before, Terms terms);

        void save(Slice slice);

        /** Letters of the slice that are in flight. */
        List<Delivery> inFlight(UUID slice);

        /**
         * Letters of the slice whose turn it is, in the order they were queued; not those whose
         * recipient has another letter in flight, and not those somebody else has locked.
         */
        List<Delivery> due(UUID slice, Instant now, Terms terms);

        List<Delivery> letters(Collection<LetterId> ids);

        /** Whether a letter of the slice may still go by itself, now or later. */
        boolean isAnyOpen(UUID slice, Terms terms);

        void save(Collection<Delivery> deliveries);

        /** How much of a limit is used up, of a domain of addressees or ("") of the relay. */
        Pace pace(String domain, int limit);

        void save(String domain, Pace pace);

        /** The domain of each letter's address, in small letters. */
        Map<LetterId, String> domains(List<LetterId> ids);

        /** Keeps what was tried and what the mail server said to it, one line per attempt. */
        void record(Collection<Outcome> attempts, Instant at);

        /** What goes on the envelope of each, in the order asked. */
        List<Parcel> parcels(List<LetterId> ids);
    }
}
