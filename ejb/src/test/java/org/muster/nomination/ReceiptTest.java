package org.muster.nomination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.muster.shared.InvalidInput;

/** An answer is late by the day it came, not by the day somebody entered it. */
class ReceiptTest {
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final Instant DEADLINE = Instant.parse("2012-05-04T10:00:00Z");

    @Test
    void whatCameInTimeIsNotLateWhenItIsEnteredLater() {
        var monday = Instant.parse("2012-05-07T03:00:00Z");
        assertFalse(on("2012-05-04").isAfter(DEADLINE, monday, BANGKOK));
        assertTrue(on("2012-05-05").isAfter(DEADLINE, monday, BANGKOK));
    }

    @Test
    void whatCameTodayCameNow() {
        var before = DEADLINE.minusSeconds(60);
        assertFalse(on("2012-05-04").isAfter(DEADLINE, before, BANGKOK));
        assertTrue(on("2012-05-04").isAfter(DEADLINE, DEADLINE.plusSeconds(1), BANGKOK));
    }

    @Test
    void aDayLiesBetweenTheLetterAndToday() {
        var asked = Instant.parse("2012-04-01T20:00:00Z");
        on("2012-04-02").requireBetween(asked, DEADLINE, BANGKOK);
        on("2012-05-04").requireBetween(asked, DEADLINE, BANGKOK);
        assertThrows(
                InvalidInput.class,
                () -> on("2012-04-01").requireBetween(asked, DEADLINE, BANGKOK));
        assertThrows(
                InvalidInput.class,
                () -> on("2012-05-05").requireBetween(asked, DEADLINE, BANGKOK));
    }

    @Test
    void theDeskSaysHowAndWhen() {
        var day = LocalDate.of(2012, 5, 4);
        assertThrows(InvalidInput.class, () -> new Receipt(null, day, null, ""));
        assertThrows(InvalidInput.class, () -> new Receipt(AnswerChannel.LINK, day, null, ""));
        assertThrows(InvalidInput.class, () -> new Receipt(AnswerChannel.MAIL, null, null, ""));
        assertEquals("", new Receipt(AnswerChannel.MAIL, day, null, null).reason());
    }

    private static Receipt on(String day) {
        return new Receipt(AnswerChannel.NOTE_VERBALE, LocalDate.parse(day), null, "");
    }
}
