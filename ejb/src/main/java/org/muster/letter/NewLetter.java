package org.muster.letter;

import java.util.UUID;
import org.muster.member.PersonId;
import org.muster.shared.Language;

/**
 * A letter to be queued.
 *
 * @param about what it is about, as the source of its purpose knows it
 * @param occasion which of several letters of one purpose, from 1
 * @param thread letters of one thread never go at the same moment
 * @param addresseeKind in which capacity they are written to: FOCAL_POINT, DG_OFFICE, CONTACT or
 *     PERSON
 */
public record NewLetter(
        LetterId id,
        UUID about,
        int occasion,
        UUID thread,
        Language language,
        PersonId addressee,
        String addresseeKind,
        String messageId) {}
