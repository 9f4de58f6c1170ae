package org.muster.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.muster.invitation.Deadline;
import org.muster.invitation.InvitationId;
import org.muster.letter.LetterId;
import org.muster.letter.Placeholder;
import org.muster.shared.Language;

/**
 * What a notice tells, beside the event.
 *
 * @param person the one it is about
 * @param funding SPONSORED or SELF_FUNDED
 * @param isStillSo whether what it tells holds at this moment
 * @param note the words of a practical note, or null
 * @param expiresAt until when an offered seat is kept, or null
 * @param invitation whose link answers it, or null
 */
record NoticeContent(
        LetterId letter,
        String administration,
        String person,
        String funding,
        boolean isStillSo,
        String note,
        Instant expiresAt,
        InvitationId invitation) {

    void fill(Map<Placeholder, String> values, ZoneId zone, Language language) {
        if (note != null) {
            values.put(Placeholder.NOTE, note);
        }
        if (expiresAt != null) {
            values.put(Placeholder.OFFER_EXPIRY, new Deadline(expiresAt, zone).in(language));
        }
    }
}
