package org.muster.letter;

import static org.muster.letter.DeliveryState.BOUNCED;
import static org.muster.letter.DeliveryState.CANCELLED;
import static org.muster.letter.DeliveryState.FAILED;
import static org.muster.letter.DeliveryState.IN_FLIGHT;
import static org.muster.letter.DeliveryState.QUEUED;
import static org.muster.letter.DeliveryState.SENT;
import static org.muster.letter.DeliveryState.UNCERTAIN;

import java.time.Instant;

/**
 * How far one letter is on its way, and every step it can take. Steps make a new delivery; one that
 * changes nothing gives the same.
 *
 * @param generation the hold under which the letter was taken last
 * @param attempts how often it was tried since it was queued
 * @param doubts how often nobody could tell whether it left
 * @param possiblyTwice whether it went again although it may have gone before
 * @param nextAttemptAt not before this moment, or null
 * @param detail the mail server's words, or ours where it had none
 * @param withheld why it does not go, or null
 */
record Delivery(
        LetterId id,
        DeliveryState state,
        long generation,
        int attempts,
        int doubts,
        boolean possiblyTwice,
        Instant nextAttemptAt,
        Instant sentAt,
        String detail,
        Withheld withheld) {
    static final String SENDER_GONE = "In flight when its sender was gone";
    static final String BEFORE_ARMING = "May have gone before this installation was armed";

    /** Whether it is the letter's turn. */
    boolean isDue(Instant now, Terms terms) {
        if (withheld != null) {
            return false;
        }
        return switch (state) {
            case QUEUED -> !isPutOff(now);
            case UNCERTAIN -> doubts <= terms.timesAgain() && !isPutOff(now);
            default -> false;
        };
    }

    private boolean isPutOff(Instant now) {
        return nextAttemptAt != null && nextAttemptAt.isAfter(now);
    }

    /** Not before a moment, through nobody's fault: its turn is over for now. */
    Delivery putOff(Instant until) {
        return now(state, attempts, doubts, until, sentAt, detail, withheld);
    }

    /** Handed to whoever holds the slice under this generation. */
    Delivery taken(long holder) {
        return new Delivery(
                id,
                IN_FLIGHT,
                holder,
                attempts + 1,
                doubts,
                possiblyTwice || doubts > 0,
                nextAttemptAt,
                sentAt,
                detail,
                null);
    }

    /**
     * What its sender tells. As long as nobody took the letter again, only that sender can have
     * sent it: even one that was given up for gone settles the doubt about it.
     */
    Delivery told(Outcome outcome, long holder, Instant now, Terms terms) {
        if (generation != holder || state != IN_FLIGHT && state != UNCERTAIN) {
            return this;
        }
        if (state == IN_FLIGHT || outcome.kind() == Outcome.Kind.SENT) {
            return settled(outcome, now, terms);
        }
        var next = undoubted().settled(outcome, now, terms);
        return withheld == null ? next : next.withheld(withheld);
    }

    /** As it was before its sender was given up for gone. */
    private Delivery undoubted() {
        return now(IN_FLIGHT, attempts, doubts - 1, nextAttemptAt, sentAt, detail, null);
    }

    private Delivery settled(Outcome outcome, Instant now, Terms terms) {
        return switch (outcome.kind()) {
            case SENT -> now(SENT, attempts, doubts, null, now, outcome.detail(), null);
            case LATER -> refusedForNow(outcome, now, terms);
            case REFUSED -> now(FAILED, attempts, doubts, null, sentAt, outcome.detail(), null);
            case UNKNOWN ->
                    now(UNCERTAIN, attempts, doubts + 1, null, sentAt, outcome.detail(), null);
            case NOT_SENT ->
                    now(
                            QUEUED,
                            attempts - 1,
                            doubts,
                            now.plus(terms.patience()),
                            sentAt,
                            outcome.detail(),
                            null);
            case UNTRIED -> now(QUEUED, attempts - 1, doubts, null, sentAt, detail, null);
            case WITHHELD ->
                    now(QUEUED, attempts - 1, doubts, null, sentAt, detail, null)
                            .withheld(outcome.why());
        };
    }

    private Delivery refusedForNow(Outcome outcome, Instant now, Terms terms) {
        if (attempts >= terms.attempts()) {
            return now(FAILED, attempts, doubts, null, sentAt, outcome.detail(), null);
        }
        var next = now.plus(terms.wait(id, attempts));
        return now(QUEUED, attempts, doubts, next, sentAt, outcome.detail(), null);
    }

    /** Its sender is gone: it may have left. */
    Delivery doubted() {
        return state == IN_FLIGHT
                ? now(UNCERTAIN, attempts, doubts + 1, null, sentAt, SENDER_GONE, null)
                : this;
    }

    /** What waits in a restored database may have gone in its earlier life. */
    Delivery doubtedBeforeArming() {
        return state == QUEUED
                ? now(
                        UNCERTAIN,
                        attempts,
                        doubts + 1,
                        nextAttemptAt,
                        sentAt,
                        BEFORE_ARMING,
                        withheld)
                : doubted();
    }

    /** Kept back for a reason, or (null) not any more; one that may have gone stays uncertain. */
    Delivery withheld(Withheld why) {
        if (state == QUEUED && why != null) {
            return now(
                    doubts == 0 ? CANCELLED : UNCERTAIN,
                    attempts,
                    doubts,
                    nextAttemptAt,
                    sentAt,
                    detail,
                    why);
        }
        return state == UNCERTAIN && withheld != why
                ? now(state, attempts, doubts, nextAttemptAt, sentAt, detail, why)
                : this;
    }

    /** Whether somebody may decide that it goes again. */
    boolean isToDecide() {
        return state == UNCERTAIN || state == FAILED || withheld == Withheld.BY_HAND;
    }

    /** Somebody decides that it goes again, under the same Message-ID. */
    Delivery again() {
        if (!isToDecide()) {
            throw new LetterMovedOn(state);
        }
        return now(QUEUED, 0, doubts, null, sentAt, detail, null);
    }

    /**
     * A mail server reports that it gave up on the letter. Only one that left can come back, and a
     * report is no less true because the letter was answered meanwhile by another way.
     */
    Delivery returned(String words) {
        return state == SENT || state == UNCERTAIN
                ? now(BOUNCED, attempts, doubts, null, sentAt, words, null)
                : this;
    }

    /** Somebody decides that it has arrived. */
    Delivery takenAsSent() {
        if (state != UNCERTAIN) {
            throw new LetterMovedOn(state);
        }
        return now(SENT, attempts, doubts, null, sentAt, detail, null);
    }

    /** From the beginning, under another Message-ID: what was is no doubt about this one. */
    Delivery anew() {
        if (state == IN_FLIGHT || state == CANCELLED) {
            throw new LetterMovedOn(state);
        }
        return new Delivery(id, QUEUED, generation, 0, 0, false, null, null, "", null);
    }

    private Delivery now(
            DeliveryState next,
            int tries,
            int doubtful,
            Instant attemptAt,
            Instant sent,
            String words,
            Withheld why) {
        return new Delivery(
                id, next, generation, tries, doubtful, possiblyTwice, attemptAt, sent, words, why);
    }
}
