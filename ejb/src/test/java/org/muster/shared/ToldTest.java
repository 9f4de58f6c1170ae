package org.muster.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What is to be told comes back from where it is kept as it went there. */
class ToldTest {

    @Test
    void aKeyAndItsArgumentsComeBack() {
        var told = Told.of("why.dates", LocalDate.of(2012, 5, 30), "\"quoted\"\n");
        assertEquals(told, Told.read(told.written()));
    }

    @Test
    void aSentenceOfTheTimeBeforeIsStillThatSentence() {
        var sentence = "29 items compared";
        assertEquals(sentence, Told.read(sentence).toString());
        assertEquals(Told.asWritten(sentence), Told.read(Told.asWritten(sentence).written()));
    }

    @Test
    void longArgumentsAreCutAndTheKeyNever() {
        var told = Told.of("outcome.failed", "\"".repeat(4_000), "x".repeat(4_000));
        assertTrue(told.written().length() <= 500, told.written());
        assertEquals("outcome.failed", Told.read(told.written()).key());
    }

    @Test
    void wrongInputTellsItsReason() {
        var wrong = new InvalidInput("days", Told.of("why.claim.days", 366));
        assertEquals(Told.of("why.claim.days", 366), Told.of(wrong));
        assertEquals("As it was", new InvalidInput("days", "As it was").getMessage());
    }
}
