package org.muster.erasure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;

/** By what somebody is found again, and by what nobody is. */
class WordsTest {
    private final Words words = new Words();

    WordsTest() {
        words.name("Müller-Щукин", "Jean Pierre", "");
        words.name("Shchukina", "Anna", "Анна Щукина");
        words.name("Li", "Wei", "李伟");
        words.name("O'Brien", "Sean", "");
        words.sign("anna.shchukina@customs.example");
        words.sign("AB 1234567");
        words.sign("GB29NWBK60161331926819");
        words.sign("12");
        words.saying("Mother");
        words.saying("Olga Petrova");
    }

    @Test
    void aNameIsTakenOutInEveryOrderCaseScriptAndWithItsAccentsOrWithout() {
        assertEquals("Ask … again", words.takenOutOf("Ask ANNA Shchukina again"));
        assertEquals("Ask … again", words.takenOutOf("Ask Shchukina, Anna again"));
        assertEquals("Спросите: … сама", words.takenOutOf("Спросите: Щукина сама"));
        assertEquals("by …", words.takenOutOf("by Jean Müller Shchukin"));
        assertEquals("…'s seat", words.takenOutOf("sean o'brien's seat"));
        assertEquals("…先生", words.takenOutOf("李伟先生"));
        assertEquals("the … there", words.takenOutOf("the Shchukina_Anna there"));
        assertEquals("cv_….pdf", words.takenOutOf("cv_shchukina.pdf"));
    }

    @Test
    void addressesAndNumbersAreFoundHoweverTheyAreGrouped() {
        assertEquals("to <…>", words.takenOutOf("to <Anna.Shchukina@Customs.Example>"));
        assertEquals("pass …", words.takenOutOf("pass ab1234567"));
        assertEquals("from …", words.takenOutOf("from GB29 NWBK 6016 1331 9268 19"));
        assertEquals("from …", words.takenOutOf("from gb29nwbk60161331926819"));
        assertEquals("call …", words.takenOutOf("call Olga Petrova"));
    }

    @Test
    void otherWordsStay() {
        for (var text :
                new String[] {
                    "Anna asks",
                    "12 days",
                    "Mother Earth",
                    "Lithuania",
                    "LI 5",
                    "li",
                    "Pierre",
                    "AB 12",
                    ""
                }) {
            assertEquals(text, words.takenOutOf(text));
        }
        assertEquals("… asks", words.takenOutOf("Li asks"));
    }

    @Test
    void aFamilyNameThatIsSaidOfOthersTooIsOneOnlyBesideAGivenName() {
        words.name("May", "Tess", "");
        words.name("Van Long", "Ba", "Ван");
        words.leave(Set.of("shchukina"), Stream.of("Hong Kong in May", "as long as", "li"));
        assertEquals("in May with …", words.takenOutOf("in May with May, Tess"));
        assertEquals("… asks", words.takenOutOf("Van Long asks"), "two words, and one is rare");
        assertEquals("Shchukina and …", words.takenOutOf("Shchukina and Anna Shchukina"));
        assertEquals("Li", words.takenOutOf("Li"));
    }

    @Test
    void aFamilyNameOfOneLetterIsOneOnlyBesideAGivenName() {
        words.name("O", "Min Jun", "О");
        words.leave(Set.of("o"), Stream.of("Plan O"));
        assertEquals("O asks …", words.takenOutOf("O asks O Min Jun"));
    }

    @Test
    void aTextToldByAKeyKeepsTheKeyAndItsArgumentsApart() {
        words.name("Price", "Tom", "");
        assertEquals(
                "{\"key\":\"why.price\",\"arguments\":[\"…\",\"…\",\"3\"]}",
                words.takenOutOf(
                        "{\"key\":\"why.price\",\"arguments\":[\"Price\",\"Tom\",\"3\"]}"));
    }

    @Test
    void anOriginalGoesWhereItSaysAWholeNameAndNotForAFamilyNameAlone() {
        assertTrue(words.areIn("Transfer SHCHUKINA A"));
        assertTrue(words.areIn("Shchukina Anna"));
        assertFalse(words.areIn("Shchukina & Sons"));
        words.name("Long", "Anna", "");
        assertFalse(words.areIn("how long a stay"));
        assertTrue(words.areSaidIn("Shchukina & Sons"));
    }

    @Test
    void whatIsPackedIsRead() throws IOException {
        var name = "Anna Shchukina";
        assertTrue(says(name.getBytes(StandardCharsets.UTF_8)));
        assertTrue(says("Анна Щукина".getBytes(Charset.forName("windows-1251"))));
        assertTrue(says("Анна Щукина".getBytes(StandardCharsets.UTF_16LE)));
        assertTrue(
                says(
                        "<si><t>Anna</t></si><si><t>Shchukina</t></si>"
                                .getBytes(StandardCharsets.UTF_8)));
        assertTrue(says("<Nm>&#x410;&#1085;на Щукина</Nm>".getBytes(StandardCharsets.UTF_8)));
        assertTrue(says(zipped(zipped(name.getBytes(StandardCharsets.UTF_8)))));
        var workbook = new ByteArrayOutputStream();
        try (var book = new Workbook(workbook, "test", "1.0")) {
            book.newWorksheet("Payments").value(0, 0, name);
        }
        assertTrue(says(workbook.toByteArray()));
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(name.getBytes(StandardCharsets.UTF_8));
        }
        assertTrue(says(packed.toByteArray()));
        var body =
                Base64.getMimeEncoder()
                        .encodeToString("Анна Щукина".getBytes(StandardCharsets.UTF_8));
        assertTrue(
                says(
                        ("From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                                        + body)
                                .getBytes(StandardCharsets.US_ASCII)));
        assertTrue(
                says(
                        "From: =?utf-8?Q?Anna_Shchukina?= <x@y.example>\r\n\r\nHello"
                                .getBytes(StandardCharsets.US_ASCII)));
        assertFalse(says("Somebody else".getBytes(StandardCharsets.UTF_8)));
        assertFalse(says("%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8)));
        assertFalse(says("PK broken".getBytes(StandardCharsets.UTF_8)));
        assertFalse(says(new byte[0]));
    }

    private boolean says(byte[] content) {
        return Readable.says(content, words::areIn);
    }

    private static byte[] zipped(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("inside"));
            zip.write(content);
        }
        return out.toByteArray();
    }
}
