package org.muster.letter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.muster.operation.InstallationArmed;
import org.muster.shared.Correlation;
import org.muster.shared.NotFound;

/**
 * What others may do to letters: queue them, keep them back, and decide about those that need a
 * decision. Joins the caller's transaction; who may act is decided there.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Letters {
    private static final Logger LOG = Logger.getLogger(Letters.class.getName());

    @Inject private SqlOutbox outbox;
    @Inject private LetterTerms terms;
    @Inject private Event<LettersQueued> queued;

    /** Why a letter does not go, or (null) that nothing keeps it back. */
    public record Verdict(LetterId letter, Withheld why) {}

    /** The Message-ID of a letter. */
    public String messageId(Object unique) {
        return "<" + unique + "@" + terms.mailDomain() + ">";
    }

    /**
     * Queues the letters of a mailing that are not queued yet, or were kept back; they go once the
     * caller's transaction is committed.
     *
     * @return how many were queued
     */
    public int queue(UUID mailing, LetterPurpose purpose, List<NewLetter> letters) {
        if (letters.isEmpty()) {
            return 0;
        }
        var slices = new ArrayList<UUID>();
        var count =
                outbox.inThisTransaction(
                        rows -> {
                            var sum = 0;
                            for (var from = 0; from < letters.size(); from += terms.sliceSize()) {
                                var to = Math.min(from + terms.sliceSize(), letters.size());
                                var slice = UUID.randomUUID();
                                rows.open(slice, mailing, purpose);
                                sum +=
                                        rows.queue(
                                                slice, mailing, purpose, letters.subList(from, to));
                                slices.add(slice);
                            }
                            return sum;
                        });
        LOG.log(
                Level.INFO,
                "{0} letters of purpose {1} queued for {2} in slices {3}",
                new Object[] {count, purpose, mailing, slices});
        queued.fire(new LettersQueued(slices));
        return count;
    }

    /** The letter about a matter that counts: the one of the latest occasion. */
    public Optional<LetterId> latest(UUID about, LetterPurpose purpose) {
        return outbox.inThisTransaction(rows -> rows.latest(about, purpose));
    }

    /** The matters of a mailing about which a letter went, waits or may have gone. */
    public Set<UUID> alive(UUID mailing, LetterPurpose purpose) {
        return outbox.inThisTransaction(rows -> Set.copyOf(rows.alive(mailing, purpose)));
    }

    /** Those about which this one of several letters of a purpose did. */
    public Set<UUID> alive(UUID mailing, LetterPurpose purpose, int occasion) {
        return outbox.inThisTransaction(rows -> Set.copyOf(rows.alive(mailing, purpose, occasion)));
    }

    /** Nothing of the mailing goes after what is in flight. */
    public void pause(UUID mailing) {
        outbox.inThisTransaction(rows -> rows.pause(mailing, true));
    }

    /** Goes on with what may still go. */
    public void resume(UUID mailing) {
        var slices =
                outbox.inThisTransaction(
                        rows ->
                                rows.pause(mailing, false) == 0
                                        ? List.<UUID>of()
                                        : rows.openSlices(mailing));
        queued.fire(new LettersQueued(slices));
    }

    /**
     * Keeps letters back, or lets them go again; what is in flight or arrived stays as it is.
     *
     * @return how many letters changed
     */
    public int withhold(Collection<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return 0;
        }
        var why = verdicts.stream().collect(Collectors.groupingBy(Verdict::letter));
        return outbox.inThisTransaction(
                rows -> {
                    var changed = new ArrayList<Delivery>();
                    for (var letter : rows.letters(why.keySet())) {
                        var next = letter.withheld(why.get(letter.id()).get(0).why());
                        if (!next.equals(letter)) {
                            changed.add(next);
                        }
                    }
                    rows.save(changed);
                    return changed.size();
                });
    }

    /**
     * Decides about a letter nobody can tell about, or one that was refused: it goes again under
     * the same Message-ID.
     */
    public void sendAgain(LetterId id) {
        decide(id, Delivery::again, null);
    }

    /**
     * Lets those of the letters go again that were refused, cancelled by hand, or that nobody can
     * tell about; the others stay as they are.
     *
     * @return how many go again
     */
    public int sendAgain(Collection<LetterId> ids) {
        var slices = new ArrayList<UUID>();
        var count =
                outbox.inThisTransaction(
                        rows -> {
                            var held =
                                    rows.slicesOf(ids).stream()
                                            .map(id -> rows.slice(id).orElseThrow())
                                            .toList();
                            var again =
                                    rows.letters(ids).stream()
                                            .filter(Delivery::isToDecide)
                                            .map(Delivery::again)
                                            .toList();
                            rows.save(again);
                            rows.correlate(
                                    again.stream().map(Delivery::id).toList(),
                                    Correlation.current());
                            held.forEach(slice -> rows.save(slice.reopened()));
                            held.forEach(slice -> slices.add(slice.id()));
                            return again.size();
                        });
        queued.fire(new LettersQueued(slices));
        return count;
    }

    /** Sends it from the beginning, as another letter to the mail server. */
    public void sendAnew(LetterId id, String messageId) {
        decide(id, Delivery::anew, messageId);
    }

    /**
     * A mail server reports that it gave up on the letter.
     *
     * @return how far the letter was when the report was read
     */
    DeliveryState returned(LetterId id, String words) {
        return outbox.inThisTransaction(
                rows -> {
                    var letter = letter(rows, id);
                    rows.save(List.of(letter.returned(words)));
                    return letter.state();
                });
    }

    /** Decides that an uncertain letter has arrived, for instance because it was answered. */
    public void takeAsSent(LetterId id) {
        outbox.inThisTransaction(
                rows -> {
                    rows.save(List.of(letter(rows, id).takenAsSent()));
                    return null;
                });
    }

    private void decide(LetterId id, UnaryOperator<Delivery> decision, String messageId) {
        var slice =
                outbox.inThisTransaction(
                        rows -> {
                            var mine = rows.slice(rows.sliceOf(id)).orElseThrow();
                            rows.save(List.of(decision.apply(letter(rows, id))));
                            rows.correlate(List.of(id), Correlation.current());
                            if (messageId != null) {
                                rows.rename(id, messageId);
                            }
                            rows.save(mine.reopened());
                            return mine.id();
                        });
        queued.fire(new LettersQueued(List.of(slice)));
    }

    private static Delivery letter(LetterRows rows, LetterId id) {
        return rows.letters(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("letter", id));
    }

    /**
     * Before an armed installation sends anything, what this database shows as in flight may have
     * gone, and what it shows as waiting too where it lived before.
     */
    void onArmed(@Observes InstallationArmed armed) {
        outbox.inThisTransaction(
                rows -> {
                    rows.lockSlices();
                    rows.save(
                            rows.undecided().stream()
                                    .map(
                                            letter ->
                                                    armed.mayHaveGone()
                                                            ? letter.doubtedBeforeArming()
                                                            : letter.doubted())
                                    .toList());
                    rows.freeAll(terms.now());
                    return null;
                });
    }
}
