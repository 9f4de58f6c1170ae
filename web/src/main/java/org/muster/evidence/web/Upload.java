package org.muster.evidence.web;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.muster.evidence.ReceivedDocument;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/** A document that was chosen in a form. */
public final class Upload {
    private Upload() {}

    /** The document, or null where none was chosen. */
    public static ReceivedDocument read(Part file) {
        if (file == null || file.getSize() == 0) {
            return null;
        }
        // One byte more than is taken, so that what is too large is told as such.
        try (var stream = file.getInputStream()) {
            return ReceivedDocument.of(
                    file.getSubmittedFileName(),
                    stream.readNBytes(ReceivedDocument.MOST_BYTES + 1));
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    public static ReceivedDocument required(Part file) {
        var document = read(file);
        if (document == null) {
            throw new InvalidInput("document", Told.of("document.empty"));
        }
        return document;
    }
}
