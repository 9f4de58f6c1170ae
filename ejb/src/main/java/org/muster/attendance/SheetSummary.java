package org.muster.attendance;

import java.io.Serializable;
import java.time.Instant;
import org.muster.event.EventId;

/** A sheet in a list: whose file, what it is, how it was read, how many lines were good. */
public record SheetSummary(
        SheetId id,
        EventId event,
        String fileName,
        String readAs,
        String uploadedBy,
        Instant uploadedAt,
        AttendanceSheet.State state,
        AttendanceSheet.Source source,
        int linesGood,
        int linesBad,
        int linesLeftOut,
        String sha256)
        implements Serializable {

    /** Its columns and strangers may still be said. */
    public boolean isReceived() {
        return state == AttendanceSheet.State.RECEIVED;
    }

    /** Signatures stand on it, so that photos of them may. */
    public boolean isSigned() {
        return source == AttendanceSheet.Source.SHEET;
    }

    public boolean isUndone() {
        return state == AttendanceSheet.State.UNDONE;
    }
}
