package org.muster.shared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

class PaperTest {

    @Test
    void arabicIsJoinedAndRunsFromTheRight() throws IOException {
        var glyphs = glyphs(Paper.print(page("ar", "rtl", "الأمانة العامة")));
        for (var glyph : glyphs) {
            assertTrue(
                    glyph.isBlank() || glyph.codePointAt(0) >= 0xFE70,
                    "A letter stands by itself: " + Integer.toHexString(glyph.codePointAt(0)));
        }
        // Alef, then lam with hamza as one sign, meem joined on both sides: what a hand writes.
        assertTrue(fromTheRight(glyphs).startsWith("\uFE8D\uFEF7\uFEE3\uFE8E\uFEE7\uFE94"));
        assertEquals("الأمانة العامة", plain(fromTheRight(glyphs)));
    }

    @Test
    void latinAndFiguresWithinArabicRunFromTheLeft() throws IOException {
        var glyphs = glyphs(Paper.print(page("ar", "rtl", "ورشة CMA (2012) في باكو")));
        var fromTheLeft = plain(String.join("", glyphs));
        assertTrue(fromTheLeft.contains("CMA (2012)"), fromTheLeft);
        assertTrue(fromTheLeft.endsWith("ةشرو"), fromTheLeft);
        assertTrue(fromTheLeft.startsWith("وكاب"), fromTheLeft);
    }

    @Test
    void anArabicNameWithinEnglishIsJoinedAndTurned() throws IOException {
        var glyphs = glyphs(Paper.print(page("en", "ltr", "Dr محمد of Baku")));
        assertEquals("Dr دمحم of Baku", plain(String.join("", glyphs)));
        assertTrue(String.join("", glyphs).contains("\uFEAA\uFEE4\uFEA4\uFEE3"));
    }

    @Test
    void everyScriptIsEmbeddedAndTheSamePageGivesTheSameBytes() throws IOException {
        var page = page("en", "ltr", "Baku Приглашение 邀请函 สมชาย Nguyễn");
        var bytes = Paper.print(page);
        try (var pdf = Loader.loadPDF(bytes)) {
            assertTrue(pdf.getDocumentCatalog().getMarkInfo().isMarked());
            for (var font : pdf.getPage(0).getResources().getFontNames()) {
                assertTrue(pdf.getPage(0).getResources().getFont(font).isEmbedded());
            }
            var text = plain(new PDFTextStripper().getText(pdf));
            for (var word : List.of("Baku", "Приглашение", "邀请函", "สมชาย", "Nguyễn")) {
                assertTrue(text.contains(word), text);
            }
        }
        assertArrayEquals(bytes, Paper.print(page));
    }

    @Test
    void everyPageIsReadAloudInOrderAndOneWithoutTagsIsNot() throws IOException {
        var page = page("en", "ltr", "Baku Приглашение 邀请函 สมชาย");
        assertEquals(List.of(), PdfUa.flaws(Paper.print(page)));
        var bare = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(bare);
        }
        assertFalse(PdfUa.flaws(bare.toByteArray()).isEmpty(), "the validator finds nothing");
    }

    @Test
    void aNameIsTextAndTurnsNothingAround() {
        assertEquals("&lt;b&gt; &amp; &quot;c&quot;", Paper.escaped("<b> & \"c\""));
        assertFalse(Paper.escaped("Ada\u202Egpj.exe\u0000\uD800").matches("(?s).*[^ a-zA-Z.].*"));
    }

    private static String page(String language, String direction, String text) {
        return """
        <html lang="%s"><head><title>Page</title><meta name="subject" content="A page" />
        <style>body { font-family: Paper, Wide, Han; direction: %s }</style></head>
        <body><p>%s</p></body></html>"""
                .formatted(language, direction, text);
    }

    private static String fromTheRight(List<String> glyphs) {
        var turned = new StringBuilder();
        for (var at = glyphs.size() - 1; at >= 0; at--) {
            turned.append(glyphs.get(at));
        }
        return turned.toString();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** The signs of a line as they stand on the page, from left to right. */
    private static List<String> glyphs(byte[] bytes) throws IOException {
        var found = new ArrayList<TextPosition>();
        try (var pdf = Loader.loadPDF(bytes)) {
            new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition text) {
                    found.add(text);
                }
            }.getText(pdf);
        }
        return found.stream()
                .sorted(Comparator.comparing(TextPosition::getXDirAdj))
                .map(TextPosition::getUnicode)
                .collect(Collectors.toList());
    }
}
