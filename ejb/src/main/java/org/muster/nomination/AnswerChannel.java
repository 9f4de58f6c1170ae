package org.muster.nomination;

/** How an answer, or the evidence of an endorsement, reached the Secretariat. */
public enum AnswerChannel {
    /** Through the letter's own link. */
    LINK,
    NOTE_VERBALE,
    /** Mail or e-mail. */
    MAIL,
    TELEPHONE,
    /** Said in person. */
    DESK
}
