package org.muster.nomination.web;

import jakarta.servlet.http.Part;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.muster.evidence.web.Upload;
import org.muster.nomination.AnswerChannel;
import org.muster.nomination.Receipt;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/** How and when word came, as typed at the desk. */
public class ReceiptForm implements Serializable {
    private static final long serialVersionUID = 1;

    private AnswerChannel channel = AnswerChannel.NOTE_VERBALE;
    private String receivedOn;
    private String reason;
    private transient Part file;

    Receipt receipt() {
        return new Receipt(channel, day(), Upload.read(file), reason);
    }

    private LocalDate day() {
        try {
            return receivedOn == null || receivedOn.isBlank() ? null : LocalDate.parse(receivedOn);
        } catch (DateTimeParseException unreadable) {
            throw new InvalidInput("receivedOn", Told.of("why.day", receivedOn));
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
