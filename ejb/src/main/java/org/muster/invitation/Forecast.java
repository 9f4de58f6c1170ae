package org.muster.invitation;

import java.util.Map;
import org.muster.shared.Language;

/**
 * What happens when a campaign is sent now: so many letters go, in these languages and to these
 * kinds of addressees; so many recipients are left out, and why.
 *
 * @param settled recipients who have a letter of this revision already
 * @param byHand recipients that somebody left out
 * @param kept recipients kept in although another donor supported them
 */
public record Forecast(
        long letters,
        Map<Language, Long> languages,
        Map<String, Long> addressees,
        long settled,
        Map<LeftOut, Long> leftOut,
        long byHand,
        long kept) {

    /** All who get no letter. */
    public long leftOutInAll() {
        return byHand + leftOut.values().stream().mapToLong(Long::longValue).sum();
    }
}
