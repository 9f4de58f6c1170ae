package org.muster.reconciliation;

/**
 * The ways in which the facts of a person at an event may contradict each other, in the order in
 * which they are looked for: money at risk stands under the first that is found. The codes are
 * those of docs/domain.md; people see names.
 */
public enum Mismatch {
    /** The same person is there twice; the lower claim is refused. */
    R10(Severity.W),
    /** Claimed, and never there. */
    R01(Severity.B),
    /** Never there, nothing claimed, and money still promised. */
    R02(Severity.W),
    /** There without an invitation to the administration. */
    R06(Severity.W),
    /** There without a confirmed seat. */
    R07(Severity.W),
    /** Approved or paid for more than the days present. */
    R03(Severity.B),
    /** More claimed than the days present are worth. */
    R15(Severity.B),
    /** Claimed by somebody whom no fund pays for. */
    R33(Severity.B),
    /** Paid for by a fund, there, and nothing claimed. */
    R34(Severity.W),
    /** Payable, but no money was ever reserved for it. */
    R21(Severity.B);

    /** Blocks payment, wants a resolution before certification, or only informs. */
    public enum Severity {
        B,
        W,
        I
    }

    private final Severity severity;

    Mismatch(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
