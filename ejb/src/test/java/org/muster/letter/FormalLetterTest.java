package org.muster.letter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.shared.Language;
import org.muster.shared.PdfUa;

class FormalLetterTest {
    private static final Path OUT = Path.of("target", "letter");
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    private static final Letterhead HEAD =
            new Letterhead(
                    "Muster Secretariat",
                    List.of("Rue du Marché 30", "B-1210 Brussels"),
                    "data:image/png;base64," + PIXEL,
                    List.of("Ada Alpha", "Director, Capacity Building"));
    private static final Map<Language, String> TEXTS =
            Map.of(
                    Language.EN, "We have the honour to invite your administration.",
                    Language.FR, "Nous avons l’honneur d’inviter votre administration.",
                    Language.ES, "Tenemos el honor de invitar a su administración.",
                    Language.RU, "Имеем честь пригласить Вашу администрацию.",
                    Language.AR, "يشرفنا أن ندعو إدارتكم الموقرة",
                    Language.ZH, "谨邀请贵署派员参加。");
    private static final Map<Language, String> DATES =
            Map.of(
                    Language.EN, "4 May 2012",
                    Language.FR, "4 mai 2012",
                    Language.ES, "4 de mayo de 2012",
                    Language.RU, "4 мая 2012",
                    Language.AR, "مايو",
                    Language.ZH, "2012年5月4日");

    @ParameterizedTest
    @EnumSource(Language.class)
    void theLetterIsTaggedAndToldInItsOwnLanguage(Language language) throws IOException {
        var bytes = letter(language, TEXTS.get(language)).print(HEAD);
        Files.createDirectories(OUT);
        Files.write(OUT.resolve(language.code() + ".pdf"), bytes);
        assertEquals(List.of(), PdfUa.flaws(bytes));
        try (var pdf = Loader.loadPDF(bytes)) {
            assertEquals(language.code(), pdf.getDocumentCatalog().getLanguage());
            assertTrue(pdf.getDocumentCatalog().getMarkInfo().isMarked());
            for (var font : pdf.getPage(0).getResources().getFontNames()) {
                assertTrue(pdf.getPage(0).getResources().getFont(font).isEmbedded());
            }
            var text = text(pdf);
            for (var wanted :
                    List.of(
                            TEXTS.get(language),
                            DATES.get(language),
                            "CCF/2012-7",
                            "Rue du Marché 30",
                            "Ada Alpha",
                            "Государственный таможенный комитет")) {
                assertTrue(text.contains(wanted), wanted + " in " + text);
            }
        }
    }

    @Test
    void theSameLetterGivesTheSameBytesAndAnotherDoesNot() {
        var letter = letter(Language.RU, TEXTS.get(Language.RU));
        var bytes = letter.print(HEAD);
        assertArrayEquals(bytes, letter.print(HEAD));
        assertFalse(java.util.Arrays.equals(bytes, letter(Language.RU, "Иное письмо").print(HEAD)));
    }

    @Test
    void whatANameSaysIsPrintedAndNotObeyed() throws IOException {
        var hostile = "</p><img src=\"file:///etc/passwd\"/> & {{link}} <b>Ada</b>\u202Efdp";
        var bytes =
                new FormalLetter(
                                Language.EN,
                                hostile,
                                LocalDate.of(2012, 5, 4),
                                List.of(hostile),
                                hostile,
                                hostile)
                        .print(HEAD);
        try (var pdf = Loader.loadPDF(bytes)) {
            var text = text(pdf).replaceAll("\\s+", " ");
            assertEquals(4, text.split("<b>Ada</b> fdp", -1).length - 1, text);
            assertTrue(text.contains("src=\"file:///etc/passwd\"/>"), text);
        }
    }

    @Test
    void theLinkInALetterCanBeFollowed() throws IOException {
        var body = "Please answer:\nhttps://muster.example/i/abc?x=1&y=2\n\nThank you.";
        try (var pdf = Loader.loadPDF(letter(Language.AR, body).print(HEAD))) {
            var links = pdf.getPage(0).getAnnotations();
            assertEquals(1, links.size());
            var link = (PDAnnotationLink) links.get(0);
            assertTrue(
                    link.getAction()
                            .getCOSObject()
                            .toString()
                            .contains("https://muster.example/i/abc?x=1&y=2"));
        }
    }

    @Test
    void aLogoThatIsNoPictureStopsTheLetter() throws IOException {
        Files.createDirectories(OUT);
        var settings = new org.muster.shared.Settings();
        var file = Files.write(OUT.resolve("logo.png"), Base64.getDecoder().decode(PIXEL));
        System.setProperty("muster.organisation.logo", file.toString());
        try {
            assertTrue(Letterhead.of(settings).logo().startsWith("data:image/png;base64,"));
            Files.writeString(file, "<svg onload='x()'/>");
            org.junit.jupiter.api.Assertions.assertThrows(
                    IllegalStateException.class, () -> Letterhead.of(settings));
        } finally {
            System.clearProperty("muster.organisation.logo");
        }
    }

    private static FormalLetter letter(Language language, String body) {
        return new FormalLetter(
                language,
                "CCF/2012-7",
                LocalDate.of(2012, 5, 4),
                List.of("Государственный таможенный комитет", "Baku"),
                "Workshop, Baku",
                body);
    }

    private static String text(PDDocument pdf) throws IOException {
        return Normalizer.normalize(new PDFTextStripper().getText(pdf), Normalizer.Form.NFKC);
    }
}
