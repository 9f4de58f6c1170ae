package org.muster.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What the mail server said is kept, the address it quoted is not. */
class OutcomeTest {

    @Test
    void noAddressIsKept() {
        assertEquals(
                "550 5.1.1 <…>: Recipient address rejected",
                detail("550 5.1.1 <ada.b+c@customs.example>: Recipient address rejected"));
        assertEquals("No user <…> here", detail("No user \"Ada B\"@customs.example here"));
        assertEquals("Domain of <…>", detail("Domain of ``ада@таможня.example"));
    }

    @Test
    void theRestStaysAsItWasSaid() {
        assertEquals(
                "452 4.2.2 Mailbox full (at 99 %)", detail("452 4.2.2\r\nMailbox full (at 99 %)"));
    }

    private static String detail(String said) {
        return new Outcome(LetterId.next(), Outcome.Kind.REFUSED, said).detail();
    }
}
