package org.muster.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of a table is read whatever saved it, or refused with the reason. */
class SheetFileTest {

    @Test
    void aWorkbookIsReadLineByLine() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Test", "1.0")) {
            var sheet = workbook.newWorksheet("A");
            sheet.value(0, 0, "reference");
            sheet.value(0, 1, "2012-05-28");
            sheet.value(1, 0, "AB");
            sheet.value(1, 1, "x");
        }
        var file = SheetFile.of(bytes.toByteArray());
        assertEquals("XLSX", file.readAs());
        assertEquals(List.of("reference", "2012-05-28"), file.header());
        assertEquals(List.of("AB", "x"), file.rows().get(0).cells());
        assertEquals(2, file.rows().get(0).line());
    }

    @Test
    void aWorkbookThatDeclaresEntitiesIsRefused() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write(
                    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"
                            .getBytes(StandardCharsets.UTF_8));
        }
        assertThrows(NotASheet.class, () -> SheetFile.of(bytes.toByteArray()));
    }

    @Test
    void quotesSeparatorsAndLineBreaksInCellsStayInTheirCell() {
        var file = csv("reference;note\r\nA;\"one; two\nthree \"\"x\"\"\"\r\nB;\r\n", "UTF-8");
        assertEquals("one; two\nthree \"x\"", file.rows().get(0).cell(1));
        assertEquals("", file.rows().get(1).cell(1));
        assertEquals(4, file.rows().get(1).line());
    }

    @Test
    void oneByteEncodingsAreToldApartByTheirLetters() {
        assertEquals("windows-1251", csv("a,Смирнов\n", "windows-1251").readAs());
        assertEquals("windows-1252", csv("a,Müller Lefèvre\n", "windows-1252").readAs());
        assertEquals("Смирнов", csv("a,Смирнов\n", "windows-1251").header().get(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Şahin; Işıl",
                "Işık",
                "ŞAHİN",
                "Kılıç Çağrı",
                "Güneş",
                "Yıldız\nNúñez María\nLefèvre",
            })
    void turkishNamesKeepTheirLetters(String names) {
        var file = csv("a,b\n" + names.replaceAll("(?m)^", "x,") + "\n", "windows-1254");
        assertEquals("windows-1254", file.readAs());
        assertEquals(names, cells(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Þórður Sigurðsson",
                "Guðmundur Jónsson\nSigurður Þorsteinsson",
                "Friðrik Ólafur\nMüller\nNúñez",
                "Hanus í Garði",
            })
    void icelandicNamesKeepTheirs(String names) {
        var file = csv("a,b\n" + names.replaceAll("(?m)^", "x,") + "\n", "windows-1252");
        assertEquals("windows-1252", file.readAs());
        assertEquals(names, cells(file));
    }

    private static String cells(SheetFile file) {
        return file.rows().stream().map(row -> row.cell(1)).collect(Collectors.joining("\n"));
    }

    private static SheetFile csv(String text, String charset) {
        return SheetFile.of(text.getBytes(Charset.forName(charset)));
    }
}
