package org.muster.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What a cell of a sheet says of a half day. */
class MarkTest {

    @Test
    void marksAreReadInSixLanguagesAndNothingIsGuessed() {
        assertTrue(Mark.read("X").orElseThrow().covers(Half.PM));
        assertTrue(Mark.read("да").orElseThrow().covers(Half.AM));
        assertEquals(Mark.MORNING, Mark.read("am").orElseThrow());
        assertEquals(Mark.ABSENT, Mark.read(" ").orElseThrow());
        assertTrue(Mark.read("perhaps").isEmpty());
    }
}
