package org.muster.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.muster.letter.DeliveryState;
import org.muster.letter.LetterId;
import org.muster.letter.LetterPurpose;
import org.muster.letter.Withheld;
import org.muster.shared.Language;

/** Letters of a campaign as a spreadsheet gets them, and what their counts say of the end. */
class LetterListTest {
    private static final Instant NOON = Instant.parse("2026-04-10T12:00:00Z");

    @Test
    void noCellIsAFormulaAndTheLastLineCounts() {
        var list = new LetterList(List.of(letter("=1+1", "-550 =HYPERLINK(\"x\")")), 3);
        var lines = new String(list.csv(), StandardCharsets.UTF_8).lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(0).startsWith("\uFEFFrecipient,purpose,number"), lines.get(0));
        assertTrue(lines.get(1).startsWith("'=1+1,REMINDER,2,1,"), lines.get(1));
        assertTrue(lines.get(1).contains("\"'-550 =HYPERLINK(\"\"x\"\")\""), lines.get(1));
        assertTrue(lines.get(1).contains(",FAILED,BY_HAND,false,3,2026-04-10T12:00:00Z,,,"));
        assertEquals("1 of 3 letters", lines.get(2));
    }

    @Test
    void theWorkbookSaysTheSame() throws IOException {
        var list = new LetterList(List.of(letter("日本", "550 No")), 1);
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(list.xlsx()))) {
            var rows = book.getFirstSheet().read();
            assertEquals("日本", rows.get(1).getCellText(0));
            assertEquals("550 No", rows.get(1).getCellText(15));
            assertEquals("1 of 1 letters", rows.get(2).getCellText(0));
        }
    }

    @Test
    void theEndIsGuessedFromThePaceAndNotWithoutOne() {
        var counts =
                Map.of(
                        LetterPurpose.INVITATION,
                        Map.of(DeliveryState.QUEUED, 90L, DeliveryState.SENT, 10L),
                        LetterPurpose.REMINDER,
                        Map.of(DeliveryState.IN_FLIGHT, 10L));
        var moving = new LetterTally(NOON, counts, 50, NOON.minusSeconds(130));
        assertEquals(100, moving.waiting());
        assertEquals(10, moving.perMinute());
        assertEquals(2, moving.oldestWaitingMinutes());
        assertEquals(NOON.plusSeconds(600), moving.estimatedEnd());
        assertNull(new LetterTally(NOON, counts, 0, NOON).estimatedEnd());
        assertNull(new LetterTally(NOON, Map.of(), 50, null).estimatedEnd());
    }

    private static BoardLetter letter(String recipient, String words) {
        return new BoardLetter(
                LetterId.next(),
                InvitationId.next(),
                LetterPurpose.REMINDER,
                2,
                1,
                recipient,
                "Ada Officer",
                "ada@customs.example",
                "FOCAL_POINT",
                Language.FR,
                DeliveryState.FAILED,
                Withheld.BY_HAND,
                false,
                3,
                NOON,
                null,
                null,
                words,
                AnswerState.PENDING,
                "abc");
    }
}
