package org.muster.funding.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import org.muster.funding.OpeningFile;
import org.muster.funding.OpeningImport;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;
import org.muster.web.CurrentUser;

/**
 * The books of a fund that already exists, taken in row by row, and what was wrong with the rest.
 */
@Named
@ViewScoped
public class OpeningImportPage implements Serializable {
    private static final long serialVersionUID = 1;
    // One byte more than is taken, so that what is too large is told as such.
    private static final int MOST_BYTES = 20 * 1024 * 1024 + 1;

    @Inject private OpeningImport books;
    @Inject private CurrentUser user;

    private transient Part file;
    private OpeningFile.Taken taken;

    public void upload() throws IOException {
        if (file == null || file.getSize() == 0) {
            throw new InvalidInput("file", Told.of("why.file.missing"));
        }
        try (var stream = file.getInputStream()) {
            taken = books.take(stream.readNBytes(MOST_BYTES), user.actor());
        }
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public OpeningFile.Taken getTaken() {
        return taken;
    }
}
