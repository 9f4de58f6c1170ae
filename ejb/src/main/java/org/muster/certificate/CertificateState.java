package org.muster.certificate;

/** How somebody who takes part in an event stands to its certificate. */
public enum CertificateState {
    /** Attended enough and has none yet. */
    DUE,
    /** Sources differ on half days that could decide; a correction settles them first. */
    DISPUTED,
    /** Attended too little. */
    BELOW_THRESHOLD,
    /** In force, and says what is known. */
    ISSUED,
    /** In force, but a name, a date or the days were put right since: to be issued anew. */
    OUTDATED,
    /**
     * In force, though by what is known now too little was attended: to be revoked. It counts no
     * more.
     */
    UNEARNED,
    REVOKED
}
