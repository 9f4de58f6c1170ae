package org.muster.matching;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.muster.bank.BankEntryId;
import org.muster.payment.PaymentListId;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/**
 * Why a bank entry is there: the money of a posting, cash drawn for a list or brought back of it,
 * or, by the word of two people, none of the programme's. It holds until it is ended, and stays as
 * history.
 */
@Entity
@Table(name = "bank_explanation")
class Explanation {
    private static final int LONGEST_REASON = 500;

    enum Kind {
        POSTED,
        CASH,
        OTHER
    }

    enum State {
        ASKED,
        STANDS,
        ENDED
    }

    @Id private UUID id;

    @Version private long version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "entry_id"))
    private BankEntryId entry;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "journal_entry_id")
    private UUID journalEntry;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "payment_list_id"))
    private PaymentListId list;

    @Column(name = "by_rule")
    private boolean byRule;

    private String reason;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "made_by")
    private String madeBy;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "ended_by")
    private String endedBy;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected Explanation() {}

    static Explanation posted(
            BankEntryId entry, UUID journalEntry, boolean byRule, Actor by, Instant at) {
        var posted = made(entry, Kind.POSTED, State.STANDS, by, at);
        posted.journalEntry = journalEntry;
        posted.byRule = byRule;
        posted.reason = "";
        return posted;
    }

    static Explanation cash(
            BankEntryId entry, PaymentListId list, boolean byRule, Actor by, Instant at) {
        var cash = made(entry, Kind.CASH, State.STANDS, by, at);
        cash.list = list;
        cash.byRule = byRule;
        cash.reason = "";
        return cash;
    }

    static Explanation other(BankEntryId entry, String reason, Actor by, Instant at) {
        var other = made(entry, Kind.OTHER, State.ASKED, by, at);
        other.reason = reason == null ? "" : reason.strip();
        if (other.reason.isEmpty() || other.reason.length() > LONGEST_REASON) {
            throw new InvalidInput("reason", Told.of("why.matching.reason", LONGEST_REASON));
        }
        return other;
    }

    private static Explanation made(
            BankEntryId entry, Kind kind, State state, Actor by, Instant at) {
        var made = new Explanation();
        made.id = UUID.randomUUID();
        made.entry = entry;
        made.kind = kind;
        made.state = state;
        made.madeBy = by.login();
        made.madeAt = at;
        return made;
    }

    UUID id() {
        return id;
    }

    /** A second person says so too. */
    void accept(Actor by, Instant at) {
        decide(by, at);
        state = State.STANDS;
    }

    /** A second person says otherwise: the entry is open again. */
    void refuse(Actor by, Instant at) {
        decide(by, at);
        end(by, at);
    }

    private void decide(Actor by, Instant at) {
        if (state != State.ASKED) {
            throw new EntryExplained();
        }
        FourEyes.require(madeBy, by);
        decidedBy = by.login();
        decidedAt = at;
    }

    void end(Actor by, Instant at) {
        state = State.ENDED;
        endedBy = by.login();
        endedAt = at;
    }
}
