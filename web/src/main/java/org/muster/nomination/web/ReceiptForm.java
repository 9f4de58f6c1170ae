package org.muster.nomination.web;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.muster.nomination.AnswerChannel;
import org.muster.evidence.ReceivedDocument;
import org.muster.nomination.Receipt;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/** How and when word came, as typed at the desk. */
public class ReceiptForm implements Serializable {
    private static final long serialVersionUID = 1;
    // One byte more than is taken, so that what is too large is told as such.
    private static final int MOST_BYTES = 20 * 1024 * 1024 + 1;

    private AnswerChannel channel = AnswerChannel.NOTE_VERBALE;
    private String receivedOn;
    private String reason;
    private transient Part file;

    Receipt receipt() {
        return new Receipt(channel, day(), document(), reason);
    }

    private LocalDate day() {
        try {
            return receivedOn == null || receivedOn.isBlank() ? null : LocalDate.parse(receivedOn);
        } catch (DateTimeParseException unreadable) {
            throw new InvalidInput("receivedOn", Told.of("why.day", receivedOn));
        }
    }

    private ReceivedDocument document() {
        if (file == null || file.getSize() == 0) {
            return null;
        }
        try (var stream = file.getInputStream()) {
            return ReceivedDocument.of(file.getSubmittedFileName(), stream.readNBytes(MOST_BYTES));
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    public AnswerChannel getChannel() {
        return channel;
    }

    public void setChannel(AnswerChannel channel) {
        this.channel = channel;
    }

    public String getReceivedOn() {
        return receivedOn;
    }

    public void setReceivedOn(String receivedOn) {
        this.receivedOn = receivedOn;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
