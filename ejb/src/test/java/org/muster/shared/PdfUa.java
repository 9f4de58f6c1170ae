package org.muster.shared;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** What veraPDF, a validator nobody here wrote, finds against PDF/UA-1 in a document. */
public final class PdfUa {
    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private PdfUa() {}

    /**
     * The rules broken, with their clauses; none where a screen reader reads all of it in order.
     */
    public static List<String> flaws(byte[] pdf) throws IOException {
        try (var parser =
                Foundries.defaultInstance()
                        .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1)) {
            var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false);
            var result = validator.validate(parser);
            if (result.getTotalAssertions() == 0) {
                throw new IOException("Nothing was looked at");
            }
            return result.getTestAssertions().stream().map(PdfUa::told).distinct().toList();
        } catch (ModelParsingException | EncryptedPdfException | ValidationException unreadable) {
            throw new IOException(unreadable);
        }
    }

    private static String told(TestAssertion broken) {
        return broken.getRuleId().getClause() + ": " + broken.getMessage();
    }
}
