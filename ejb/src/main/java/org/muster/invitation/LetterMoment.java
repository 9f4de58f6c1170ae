package org.muster.invitation;

import java.time.Instant;
import org.muster.letter.LetterPurpose;

/**
 * One thing that happened to an invitation: a letter about it was queued or tried, or somebody did
 * something.
 *
 * @param kind QUEUED, what became of an attempt, or DONE where a person acted
 * @param purpose of the letter, or null
 * @param by the server that tried, or the person who acted
 * @param words the mail server's words, or the act
 * @param correlation names the press of a button the letter came from, or empty
 */
public record LetterMoment(
        Instant at,
        String kind,
        LetterPurpose purpose,
        int occasion,
        String by,
        String words,
        String correlation) {

    public boolean isByPerson() {
        return kind.equals("DONE");
    }
}
