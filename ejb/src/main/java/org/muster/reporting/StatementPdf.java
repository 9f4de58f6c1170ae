package org.muster.reporting;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A statement as a tagged PDF (PDF/UA) with its font embedded, so that it reads aloud and prints
 * the same everywhere. Two runs give different bytes: the bytes of the first are stored and served.
 */
final class StatementPdf {
    private StatementPdf() {}

    static byte[] render(String html) {
        try (var bytes = new ByteArrayOutputStream()) {
            var pdf = new PdfRendererBuilder();
            pdf.usePdfUaAccessibility(true);
            pdf.withProducer("Muster");
            pdf.useFont(() -> font("Regular"), "Statement", 400, FontStyle.NORMAL, true);
            pdf.useFont(() -> font("Bold"), "Statement", 700, FontStyle.NORMAL, true);
            pdf.withHtmlContent(html, null);
            pdf.toStream(bytes);
            pdf.run();
            return bytes.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException("The statement could not be printed", failed);
        }
    }

    private static InputStream font(String weight) {
        var found =
                StatementPdf.class.getResourceAsStream(
                        "/liberation/LiberationSans-" + weight + ".ttf");
        if (found == null) {
            throw new IllegalStateException("The statement's font is not in this installation");
        }
        return found;
    }
}
