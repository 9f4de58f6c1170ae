package org.muster.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.shared.InvalidInput;

/** A document is what its bytes say, and its name is only a name. */
class ReceivedDocumentTest {

    @Test
    void itsTypeIsReadFromItsBytes() {
        assertEquals("application/pdf", of("%PDF-1.7 …").mediaType());
        assertEquals("image/png", of("\u0089PNG\r\n\u001a\n…").mediaType());
        assertEquals("image/jpeg", of("\u00ff\u00d8\u00ff\u00e0…").mediaType());
        assertEquals(
                "message/rfc822",
                of("Received: from there\r\n by here\r\nFrom: dg@fj.example\r\n\r\nYes")
                        .mediaType());
    }

    @Test
    void anythingElseIsRefused() {
        for (var other :
                List.of(
                        "",
                        "MZ\u0090",
                        "<html><script>alert(1)</script>",
                        "PK\u0003\u0004",
                        "A letter: without header",
                        "Title: a\nColour: b\n\n<script>")) {
            assertThrows(InvalidInput.class, () -> of(other), other);
        }
        var large = new byte[ReceivedDocument.MOST_BYTES + 1];
        assertThrows(InvalidInput.class, () -> ReceivedDocument.of("large.pdf", large));
    }

    @Test
    void aNameIsTheLastPartOfAPathAndHoldsNoQuotesOrLines() {
        assertEquals("note.pdf", named("C:\\post\\note.pdf"));
        assertEquals("note.pdf", named("../../note.pdf"));
        assertEquals("a b.pdf", named("a\r\n \"b\".pdf"));
        assertEquals("document", named(" \" "));
        assertEquals("document", named(null));
        assertEquals(200, named("x".repeat(300) + ".pdf").length());
    }

    private static String named(String name) {
        return ReceivedDocument.of(name, "%PDF-".getBytes(ISO_8859_1)).name();
    }

    private static ReceivedDocument of(String content) {
        return ReceivedDocument.of("file", content.getBytes(ISO_8859_1));
    }
}
