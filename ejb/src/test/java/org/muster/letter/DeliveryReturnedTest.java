package org.muster.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Only a letter that left can come back. */
class DeliveryReturnedTest {
    private static final Instant SENT_AT = Instant.parse("2026-11-02T08:00:00Z");

    @ParameterizedTest
    @EnumSource(names = {"SENT", "UNCERTAIN"})
    void whatLeftComesBackWithTheReason(DeliveryState state) {
        var returned = letter(state).returned("550 User unknown");
        assertEquals(DeliveryState.BOUNCED, returned.state());
        assertEquals("550 User unknown", returned.detail());
        assertEquals(SENT_AT, returned.sentAt());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SENT", "UNCERTAIN"})
    void whatDidNotLeaveStaysAsItIs(DeliveryState state) {
        var letter = letter(state);
        assertSame(letter, letter.returned("550 User unknown"));
    }

    private static Delivery letter(DeliveryState state) {
        return new Delivery(LetterId.next(), state, 1, 1, 0, false, null, SENT_AT, "", null);
    }
}
