package org.muster.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.invitation.InvitedEvent;
import org.muster.letter.Letterhead;
import org.muster.member.PersonId;
import org.muster.shared.Language;
import org.muster.shared.PdfUa;

/** The certificate on paper, in each of the six languages. */
class CertificatePaperTest {
    private static final Path OUT = Path.of("target", "certificate");
    private static final Letterhead HEAD =
            new Letterhead(
                    "Muster Secretariat",
                    List.of(),
                    "",
                    List.of("Ada Alpha", "Director, Capacity Building"));
    private static final Map<Language, String> NAMES =
            Map.of(
                    Language.EN, "",
                    Language.FR, "",
                    Language.ES, "",
                    Language.RU, "Айгерим Смирнова",
                    Language.AR, "أمينة الأمين",
                    Language.ZH, "王小丽");
    private static final Map<Language, String> SAID =
            Map.of(
                    Language.EN, "Days attended: 2.5 of 3",
                    Language.FR, "Jours de présence : 2,5 sur 3",
                    Language.ES, "Días de asistencia: 2,5 de 3",
                    Language.RU, "Дней участия: 2,5 из 3",
                    Language.AR, "شهادة حضور",
                    Language.ZH, "出席天数：2.5 / 3");

    @ParameterizedTest
    @EnumSource(Language.class)
    void itIsTaggedAndFitsOnePageInItsHoldersLanguage(Language language) throws IOException {
        var bytes = paper(language, 5).print(HEAD);
        Files.createDirectories(OUT);
        Files.write(OUT.resolve(language.code() + ".pdf"), bytes);
        assertEquals(List.of(), PdfUa.flaws(bytes));
        try (var pdf = Loader.loadPDF(bytes)) {
            assertEquals(language.code(), pdf.getDocumentCatalog().getLanguage());
            assertEquals(1, pdf.getNumberOfPages());
            var text = read(pdf);
            for (var wanted : List.of(SAID.get(language), NAMES.get(language), "Amina Testova")) {
                var sought = Normalizer.normalize(wanted, Normalizer.Form.NFKC);
                assertTrue(text.contains(sought), sought + " in " + text);
            }
        }
    }

    @Test
    void whatItStatesAndNotWhereItIsCheckedMakesItsHash() {
        var paper = paper(Language.EN, 5);
        assertEquals(paper.sha256(), paper(Language.EN, 5).sha256());
        assertNotEquals(paper.sha256(), paper(Language.EN, 6).sha256());
        assertNotEquals(paper.sha256(), paper(Language.FR, 5).sha256());
    }

    /** The words, whichever of two equal signs a font calls its own. */
    private static String read(PDDocument pdf) throws IOException {
        var text = new PDFTextStripper().getText(pdf);
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", " ");
    }

    private static CertificatePaper paper(Language language, int halfDays) {
        var holder =
                new Holder(
                        new PersonId(UUID.randomUUID()),
                        "Testova",
                        "Amina",
                        NAMES.get(language),
                        "Customs Administration of Elsewhere",
                        language,
                        false);
        var event =
                new InvitedEvent(
                        UUID.randomUUID(),
                        "T-1",
                        LocalDate.of(2012, 5, 28),
                        LocalDate.of(2012, 5, 30),
                        LocalTime.of(9, 0),
                        ZoneId.of("Asia/Bangkok"),
                        "Hall",
                        "Bangkok",
                        "TH",
                        Language.EN,
                        List.of(),
                        Map.of(Language.EN, "Regional workshop on customs valuation"));
        return new CertificatePaper(
                "T-1-001",
                1,
                language,
                holder,
                event,
                halfDays,
                6,
                LocalDate.of(2012, 6, 1),
                "https://muster.example/c/" + UUID.randomUUID());
    }
}
