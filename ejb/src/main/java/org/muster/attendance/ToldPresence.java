package org.muster.attendance;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.muster.shared.Rows;

/**
 * What one source said of one half day, who recorded it and where it stands: a sheet and its line,
 * where it came by one. One of them counts; none of a sheet that was taken back.
 */
public record ToldPresence(
        LocalDate day,
        Half half,
        boolean present,
        String source,
        String reason,
        String recordedBy,
        Instant recordedAt,
        SheetId sheet,
        String fileName,
        int line,
        boolean counts,
        boolean takenBack)
        implements Serializable {

    static ToldPresence read(Rows row) {
        return new ToldPresence(
                row.day(),
                Half.valueOf(row.text()),
                row.flag(),
                row.text(),
                row.text(),
                row.text(),
                row.instant(),
                sheet(row),
                row.text(),
                (int) row.number(),
                row.flag(),
                row.flag());
    }

    private static SheetId sheet(Rows row) {
        var id = row.uuid();
        return id == null ? null : new SheetId(id);
    }
}
