package org.muster.attendance;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A photo or scan of a signed sheet, as lists show it.
 *
 * @param day the day it is evidence of; null where it belongs to an imported sheet
 */
public record SheetPhoto(
        SheetPhotoId id,
        LocalDate day,
        String name,
        String mediaType,
        String sha256,
        String attachedBy,
        Instant attachedAt)
        implements Serializable {

    /** Something a page can show in place. */
    public boolean isPicture() {
        return mediaType.startsWith("image/");
    }

    /** Enough of the hash to compare by eye. */
    public String shortHash() {
        return sha256.substring(0, Math.min(12, sha256.length()));
    }
}
