package org.muster.nomination;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.muster.evidence.ReceivedDocument;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/**
 * How and when word came from an administration, as the desk enters it.
 *
 * @param receivedOn the day it arrived, which may be earlier than the day it is entered
 * @param document what it came in, or null
 * @param reason why it is taken although it is late; empty where it is not
 */
public record Receipt(
        AnswerChannel channel, LocalDate receivedOn, ReceivedDocument document, String reason) {

    public Receipt {
        if (channel == null || channel == AnswerChannel.LINK) {
            throw new InvalidInput("channel", Told.of("receipt.channel"));
        }
        if (receivedOn == null) {
            throw new InvalidInput("receivedOn", Told.of("receipt.day"));
        }
        reason = reason == null ? "" : reason.strip();
        if (reason.length() > 500) {
            throw new InvalidInput("reason", Told.of("receipt.reason"));
        }
    }

    /** Refuses a day that has not come yet, or on which nothing had been asked. */
    void requireBetween(Instant asked, Instant now, ZoneId zone) {
        if (receivedOn.isAfter(LocalDate.ofInstant(now, zone))) {
            throw new InvalidInput("receivedOn", Told.of("receipt.future"));
        }
        if (receivedOn.isBefore(LocalDate.ofInstant(asked, zone))) {
            throw new InvalidInput("receivedOn", Told.of("receipt.early"));
        }
    }

    /** Whether it came after the moment; what came today came now. */
    boolean isAfter(Instant deadline, Instant now, ZoneId zone) {
        var last = LocalDate.ofInstant(deadline, zone);
        if (receivedOn.equals(LocalDate.ofInstant(now, zone))) {
            return now.isAfter(deadline);
        }
        return receivedOn.isAfter(last);
    }
}
