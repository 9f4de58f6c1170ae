package org.muster.matching;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.muster.bank.BankEntrySummary;
import org.muster.shared.Money;

/**
 * What a bank entry could be the money of.
 *
 * @param id the posting's, or that of what is due
 * @param party who pays or is paid; empty where nobody is named
 * @param amount with the sign of the entry: what comes in is positive
 * @param on the day it was posted or is due
 */
public record Candidate(
        Kind kind, UUID id, String reference, String party, Money amount, LocalDate on) {
    private static final int SHORTEST = 3;

    /** A posting in the books, or what is due and would be posted by being matched. */
    public enum Kind {
        POSTING,
        INSTALMENT,
        COST,
        CLAIM,
        ADVANCE,
        PAYMENT,
        PAYMENT_LIST,
        /** Drawn for a list of cash, or brought back of it. */
        CASH;

        public boolean isDue() {
            return this != POSTING;
        }
    }

    /** Whether the bank names it by its end-to-end id. */
    boolean isNamedBy(BankEntrySummary entry) {
        return !reference.isEmpty() && plain(entry.endToEndId()).equals(plain(reference));
    }

    /** Whether its reference stands in what the bank tells, as a word of its own. */
    public boolean isToldBy(BankEntrySummary entry) {
        var sought = plain(reference);
        return sought.strip().length() >= SHORTEST && plain(entry.told()).contains(sought);
    }

    /** Whether the other party is the one it is about. */
    public boolean isOf(BankEntrySummary entry) {
        return plain(party).strip().length() >= SHORTEST
                && plain(entry.counterparty()).contains(plain(party));
    }

    /** Whether the bank moved exactly this. */
    public boolean isExactly(BankEntrySummary entry) {
        return amount.equals(entry.amount());
    }

    /**
     * Whether it can be matched: a posting moved exactly this, and so much is due; in another
     * currency the bank's own amount is booked with what is due, and cash may be drawn in steps.
     */
    public boolean isPossible(BankEntrySummary entry) {
        var isForeign = !amount.currency().equals(entry.amount().currency());
        return isExactly(entry)
                || kind == Kind.CASH
                || isForeign && (kind == Kind.INSTALMENT || kind == Kind.COST);
    }

    /** Whether less came of an instalment than is due: what is left may stay due. */
    public boolean isPart(BankEntrySummary entry) {
        return kind == Kind.INSTALMENT
                && amount.currency().equals(entry.amount().currency())
                && entry.amount().isPositive()
                && amount.exceeds(entry.amount());
    }

    /** What stays due then. */
    public Money left(BankEntrySummary entry) {
        return amount.minus(entry.amount());
    }

    /** Words in capital letters with one space around each: banks change signs at will. */
    static String plain(String text) {
        var words = text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return words.isEmpty() ? "" : " " + words + " ";
    }
}
