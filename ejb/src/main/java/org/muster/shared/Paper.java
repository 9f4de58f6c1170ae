package org.muster.shared;

import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * What leaves Muster on paper: a page of HTML printed as tagged PDF (PDF/UA) that reads aloud, with
 * every font embedded so that a name prints anywhere in its own letters. A style sheet asks for the
 * families Paper, Wide and Han, in that order.
 */
public final class Paper {

    private record Font(String family, int weight, String file) {}

    // Latin, Greek and Cyrillic; Thai, Arabic and the scripts of India; Chinese and Japanese.
    private static final List<Font> FONTS =
            List.of(
                    new Font("Paper", 400, "/liberation/LiberationSans-Regular.ttf"),
                    new Font("Paper", 700, "/liberation/LiberationSans-Bold.ttf"),
                    new Font("Wide", 400, "/fonts/ttf/Kurinto/KurintoSans-Rg.ttf"),
                    new Font("Wide", 700, "/fonts/ttf/Kurinto/KurintoSans-Bd.ttf"),
                    new Font("Han", 400, "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf"),
                    new Font("Han", 700, "/fonts/ttf/NotoSansSC/NotoSansSC-Bold.ttf"));
    private static final Pattern UNPRINTABLE =
            Pattern.compile(
                    "[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");
    private static final FSDefaultCacheStore MEASURES = new FSDefaultCacheStore();

    // Fonts as they were parsed, which takes longer than to print; one page at a time uses a set.
    private static final Queue<Map<String, TrueTypeFont>> IDLE = new ConcurrentLinkedQueue<>();

    static {
        XRLog.listRegisteredLoggers().forEach(log -> XRLog.setLevel(log, Level.WARNING));
    }

    private Paper() {}

    /** The same page gives the same bytes: they tell what is printed, and not when. */
    public static byte[] print(String html) {
        var idle = IDLE.poll();
        var parsed = idle == null ? new HashMap<String, TrueTypeFont>() : idle;
        try (var document = new PDDocument();
                var renderer = renderer(html, document, parsed);
                var bytes = new ByteArrayOutputStream()) {
            renderer.createPDFKeepOpen();
            document.getDocumentInformation().getCOSObject().removeItem(COSName.CREATION_DATE);
            document.setDocumentId((long) html.hashCode());
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException("The page could not be printed", failed);
        } finally {
            IDLE.add(parsed);
        }
    }

    /**
     * Text as HTML shows it and never obeys it; what cannot be printed, and the signs that would
     * turn the words after it around, are left out.
     */
    public static String escaped(String text) {
        return UNPRINTABLE
                .matcher(text)
                .replaceAll(" ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static PdfBoxRenderer renderer(
            String html, PDDocument document, Map<String, TrueTypeFont> parsed) {
        var pdf = new PdfRendererBuilder();
        pdf.usePDDocument(document);
        pdf.usePdfUaAccessibility(true);
        pdf.withProducer("Muster");
        for (var font : FONTS) {
            pdf.useFont(
                    new Embedded(document, font.file(), parsed),
                    font.family(),
                    font.weight(),
                    FontStyle.NORMAL,
                    true);
        }
        pdf.useCacheStore(CacheStore.PDF_FONT_METRICS, MEASURES);
        pdf.useUnicodeBidiSplitter(RightToLeft.Splitter::new);
        pdf.useUnicodeBidiReorderer(new RightToLeft());
        pdf.withHtmlContent(html, null);
        return pdf.buildPdfRenderer();
    }

    /** A font that is put into its document when its first sign is needed. */
    private static final class Embedded extends PDFontSupplier {
        private final PDDocument document;
        private final String file;
        private final Map<String, TrueTypeFont> parsed;
        private PDFont font;

        Embedded(PDDocument document, String file, Map<String, TrueTypeFont> parsed) {
            super(null);
            this.document = document;
            this.file = file;
            this.parsed = parsed;
        }

        @Override
        public PDFont supply() {
            if (font == null) {
                font = embed();
            }
            return font;
        }

        private PDFont embed() {
            try {
                var known = parsed.get(file);
                if (known == null) {
                    known = parse();
                    parsed.put(file, known);
                }
                return PDType0Font.load(document, known, true);
            } catch (IOException broken) {
                throw new UncheckedIOException("A font cannot be embedded: " + file, broken);
            }
        }

        private TrueTypeFont parse() throws IOException {
            try (var found = Paper.class.getResourceAsStream(file)) {
                if (found == null) {
                    throw new IllegalStateException("A font is not in this installation: " + file);
                }
                return new TTFParser(true).parse(new RandomAccessReadBuffer(found));
            }
        }
    }
}
