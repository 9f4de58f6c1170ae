package org.muster.letter;

import java.util.UUID;
import org.muster.account.AccountId;
import org.muster.member.PersonId;
import org.muster.shared.Language;

/**
 * A letter to be queued.
 *
 * @param about what it is about, as the source of its purpose knows it
 * @param occasion which of several letters of one purpose, from 1
 * @param thread letters of one thread never go at the same moment
 * @param addressee the person written to, or null where somebody who signs in is
 * @param account who signs in and is written to, or null
 * @param addresseeKind in which capacity they are written to: FOCAL_POINT, DG_OFFICE, CONTACT,
 *     PERSON or ACCOUNT
 */
public record NewLetter(
        LetterId id,
        UUID about,
        int occasion,
        UUID thread,
        Language language,
        PersonId addressee,
        AccountId account,
        String addresseeKind,
        String messageId) {

    public NewLetter(
            LetterId id,
            UUID about,
            int occasion,
            UUID thread,
            Language language,
            PersonId addressee,
            String addresseeKind,
            String messageId) {
        this(id, about, occasion, thread, language, addressee, null, addresseeKind, messageId);
    }

    /** To somebody who signs in, in the language of their account. */
    public static NewLetter toAccount(
            LetterId id,
            UUID about,
            int occasion,
            Language language,
            AccountId account,
            String messageId) {
        return new NewLetter(
                id,
                about,
                occasion,
                account.value(),
                language,
                null,
                account,
                "ACCOUNT",
                messageId);
    }
}
