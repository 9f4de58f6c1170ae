package org.muster.dailyrate.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import org.muster.dailyrate.DailyRateFile;
import org.muster.dailyrate.DailyRateTable;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;
import org.muster.web.CurrentUser;

/** A file of daily rates, taken over row by row, and what was wrong with the rows refused. */
@Named
@ViewScoped
public class DailyRateImportPage implements Serializable {
    private static final long serialVersionUID = 1;
    // One byte more than is taken, so that what is too large is told as such.
    private static final int MOST_BYTES = 20 * 1024 * 1024 + 1;

    @Inject private DailyRateTable table;
    @Inject private CurrentUser user;

    private transient Part file;
    private DailyRateFile.Imported imported;

    public void upload() throws IOException {
        if (file == null || file.getSize() == 0) {
            throw new InvalidInput("file", Told.of("why.file.missing"));
        }
        try (var stream = file.getInputStream()) {
            imported = table.importFile(stream.readNBytes(MOST_BYTES), user.actor());
        }
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public DailyRateFile.Imported getImported() {
        return imported;
    }
}
