package org.muster.invitation;

import java.io.Serializable;
import org.muster.letter.DeliveryState;
import org.muster.letter.LetterPurpose;
import org.muster.shared.Language;

/**
 * Which letters of a campaign are meant; what is null is not asked for.
 *
 * @param region of the Member written to, on the business day
 */
public record LetterFilter(
        LetterPurpose purpose,
        DeliveryState state,
        Language language,
        String region,
        AnswerState answer)
        implements Serializable {

    public static final LetterFilter ALL = new LetterFilter(null, null, null, null, null);
}
