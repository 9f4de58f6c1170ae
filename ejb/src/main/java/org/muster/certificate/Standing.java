package org.muster.certificate;

import org.muster.shared.DomainException;

/**
 * How somebody stands to an event's certificate: the half days that count as attended, of how many,
 * how many are needed, and the latest certificate, if any.
 *
 * @param memberCode of the administration the person came for; empty where there is none
 * @param disputed half days of which sources differ and no correction decides
 * @param takesPart as participant, observer or partner; who runs the event gets none
 * @param latest the latest issue, in force or revoked; null where there is none
 * @param isAsIssued whether the latest issue still says what is known
 */
public record Standing(
        Holder holder,
        String memberCode,
        int halfDays,
        int disputed,
        int of,
        int needed,
        boolean takesPart,
        Certificate latest,
        boolean isAsIssued) {
    public CertificateState state() {
        if (latest != null) {
            return latest.isRevoked() ? CertificateState.REVOKED : inForce();
        }
        if (isEarned()) {
            return CertificateState.DUE;
        }
        return takesPart && disputed > 0 && halfDays + disputed >= needed
                ? CertificateState.DISPUTED
                : CertificateState.BELOW_THRESHOLD;
    }

    private CertificateState inForce() {
        if (holder.isErased()) {
            return CertificateState.ISSUED;
        }
        if (!takesPart || halfDays < needed) {
            return CertificateState.UNEARNED;
        }
        return isAsIssued ? CertificateState.ISSUED : CertificateState.OUTDATED;
    }

    /** Whether the latest certificate is in force, and its paper says what is known now. */
    boolean isBorneOut() {
        return !holder.isErased() && state() == CertificateState.ISSUED;
    }

    /** Whether a certificate may be issued now. */
    boolean isEarned() {
        return takesPart && !holder.isErased() && disputed == 0 && halfDays >= needed;
    }

    /** Whether somebody may press for one: the first, one put right, or one after a revocation. */
    public boolean isOpen() {
        return isEarned() && state() != CertificateState.ISSUED;
    }

    public boolean isInForce() {
        return latest != null && !latest.isRevoked();
    }

    /** Whether the paper of the latest issue may be had: it says what is known. */
    public boolean hasPaper() {
        return isAsIssued && state() != CertificateState.UNEARNED;
    }

    /** Why no certificate may be issued now, or none is borne out. */
    DomainException unearned() {
        return takesPart ? new AttendanceTooLow(this) : new NoPartTaken();
    }

    /** Whether one is to be issued by itself: the first, or one that says what is known now. */
    boolean isDue() {
        var state = state();
        return isEarned() && (state == CertificateState.DUE || state == CertificateState.OUTDATED);
    }
}
