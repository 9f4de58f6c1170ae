package org.muster.reconciliation;

import java.util.EnumSet;
import java.util.Set;
import org.muster.ledger.PeriodClosed;
import org.muster.ledger.RateMissing;
import org.muster.shared.DomainException;
import org.muster.shared.Overdrawn;

/**
 * The ways in which the facts of a person at an event may contradict each other, in the order in
 * which they are looked for: money at risk stands under the first that is found. The codes are
 * those of docs/domain.md; people see names.
 */
public enum Mismatch {
    /** There in the place of a colleague whose seat was confirmed. */
    R08(Severity.W, false),
    /** Sent by another administration than the person served on the event's first day. */
    R09(Severity.B, true),
    /** The same person is there twice; the lower claim is refused. */
    R10(Severity.W, false),
    /** Paid to the account that somebody else is paid to. */
    R31(Severity.B, true),
    /** Claimed, and never there. */
    R01(Severity.B, false),
    /** Never there, nothing claimed, and money still promised. */
    R02(Severity.W, false),
    /** There on days that nobody authorised. */
    R04(Severity.W, false),
    /** Two sources say different things of one half day. */
    R05(Severity.W, false),
    /** There without an invitation to the administration; whom no fund pays for it only informs. */
    R06(Severity.B, true),
    /** There without a confirmed seat. */
    R07(Severity.W, false),
    /**
     * A certificate without the days; the days without one, once others have theirs, only inform.
     */
    R24(Severity.W, false),
    /** Money spent on an event that was called off or moved later. */
    R25(Severity.W, false),
    /** Staff, speakers or helpers on a paid seat with costs of their own. */
    R26(Severity.I, false),
    /** Recorded, or taken back, after a statement that tells the event was certified. */
    R32(Severity.W, false),
    /** Approved or paid for more than the days present. */
    R03(Severity.B, true),
    /** A night that is claimed or paid at another event, or by another system, too. */
    R11(Severity.B, true),
    /** The host provided what is claimed too. */
    R14(Severity.B, false),
    /** More claimed than the days present are worth. */
    R15(Severity.B, false),
    /** Reckoned by another rate or currency than those of the place and month. */
    R16(Severity.B, false),
    /** Paid before the event, and not settled in time. */
    R22(Severity.W, false),
    /** Claimed by somebody whom no fund pays for. */
    R33(Severity.B, false),
    /** Paid for by a fund, there, and nothing claimed. */
    R34(Severity.W, false),
    /** One cost, by its number, twice. */
    R12(Severity.B, true),
    /** Borne by agreements for more than it is. */
    R13(Severity.B, true),
    /** For a Member that the agreement does not pay for. */
    R17(Severity.B, true),
    /** Of a kind, or for people, that the agreement does not pay for. */
    R18(Severity.B, true),
    /** Payable, and its month takes no posting any more. */
    R19(Severity.B, true),
    /** Payable, and neither allocation nor contribution has as much left. */
    R20(Severity.B, true),
    /** Payable, but no money was ever reserved for it. */
    R21(Severity.B, true),
    /**
     * Promised, and can never be paid any more; long after the event, and still payable, it only
     * informs.
     */
    R23(Severity.W, false),
    /** Payable, and the rate of its currency is not recorded. */
    R29(Severity.B, true),
    /** A gift whose value no document proves. */
    R30(Severity.I, false),
    /** On one side alone: with the bank, or in the books. */
    R27(Severity.W, false),
    /** In from a donor, and not what was due. */
    R28(Severity.W, false);

    /** Blocks payment, wants a resolution before certification, or only informs. */
    public enum Severity {
        B,
        W,
        I
    }

    private static final Set<Mismatch> OF_WHO_AND_WHEN =
            EnumSet.of(R08, R10, R04, R05, R06, R07, R26, R32);

    private static final Set<Mismatch> OF_REFUSED = EnumSet.of(R03, R14, R15, R16);

    /** About what of a claim is refused, so that nothing of it is ever paid. */
    static final Set<Mismatch> OF_UNPAID = EnumSet.of(R14, R15, R16);

    private static final Set<Mismatch> OF_PAYABLE = EnumSet.of(R17, R18, R19, R20, R21, R29);

    private final Severity severity;
    private final boolean doubtsPayable;

    Mismatch(Severity severity, boolean doubtsPayable) {
        this.severity = severity;
        this.doubtsPayable = doubtsPayable;
    }

    /** The class of an item that a rule of funds or ledger refused to post. */
    static Mismatch of(DomainException refusal) {
        if (refusal instanceof RateMissing) {
            return R29;
        }
        if (refusal instanceof PeriodClosed) {
            return R19;
        }
        return refusal instanceof Overdrawn ? R20 : R21;
    }

    public Severity severity() {
        return severity;
    }

    /**
     * Whether, while it is open, not even the payable part of the claim may be paid. Where only the
     * refused part is in doubt, the rest is paid as usual.
     */
    boolean doubtsPayable() {
        return doubtsPayable;
    }

    /** Whether it is about what of a claim is above what is due. */
    boolean isOfRefused() {
        return OF_REFUSED.contains(this);
    }

    /** Whether it is about what of a claim is due. */
    boolean isOfPayable() {
        return OF_PAYABLE.contains(this);
    }

    /**
     * Whether accepting it says that money stays spent so; the others say who was there and when.
     */
    boolean isOfMoney() {
        return !OF_WHO_AND_WHEN.contains(this);
    }
}
