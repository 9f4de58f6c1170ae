package org.muster.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The enhanced status code decides, the three digits where there is none. */
class ReplyTest {

    @ParameterizedTest
    @CsvSource({
        "450, 450 Mailbox busy, true",
        "451, 451 4.3.0 Try again later, true",
        "452, 452 4.2.2 Mailbox full, true",
        "550, 550 5.1.1 No such user, false",
        "552, 552 Message too large, false",
        "554, 554 5.7.1 Refused, false",
        "550, 550 4.2.1 Mailbox disabled for now, true",
        "450, 450 5.1.2 No such domain, false",
        "550, 550 Host 10.4.2.1 is not welcome, false"
    })
    void tellsForNowFromForGood(int code, String text, boolean forNow) {
        assertEquals(forNow, new Reply(code, text).isForNow(), text);
    }

    @ParameterizedTest
    @CsvSource({"0", "250"})
    void whatIsNoRefusalIsMissing(int code) {
        assertTrue(new Reply(code, "").isMissing());
    }
}
