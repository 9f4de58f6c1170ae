package org.muster.letter;

import java.time.Instant;
import org.muster.shared.Told;

/**
 * The latest look into the mailbox, and the latest fault there was, which may be an older one.
 *
 * @param taken mails taken since there is a mailbox
 * @param fault null when there never was one
 */
public record MailboxLook(Instant at, String node, long taken, Told fault, Instant faultAt) {

    /** Whether the latest look itself went wrong. */
    public boolean isFaulty() {
        return faultAt != null && !faultAt.isBefore(at);
    }
}
