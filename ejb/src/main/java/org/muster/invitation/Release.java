package org.muster.invitation;

import java.time.Instant;

/**
 * Who asked that a campaign's letters be released, and who released them.
 *
 * @param isNeeded whether a second person has to release them, or one may send alone
 * @param seal stands for exactly the letters asked for: whoever releases says which they saw
 */
public record Release(
        boolean isNeeded,
        String askedBy,
        Instant askedAt,
        String seal,
        String releasedBy,
        Instant releasedAt) {

    /** Somebody asked, and nobody released yet. */
    public boolean isAsked() {
        return askedBy != null && releasedBy == null;
    }

    public boolean isReleased() {
        return releasedBy != null;
    }
}
