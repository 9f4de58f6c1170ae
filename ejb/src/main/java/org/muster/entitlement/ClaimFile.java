package org.muster.entitlement;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.SheetFile;

/** A file of claims, kept as it came, and how many of its lines were entered. */
@Entity
@Table(name = "claim_file")
public class ClaimFile {
    @EmbeddedId private ClaimFileId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "event_id"))
    private EventId event;

    private String sha256;

    @Column(name = "file_name")
    private String fileName;

    private byte[] content;

    @Column(name = "uploaded_by")
    private String uploadedBy;

    @Column(name = "uploaded_at")
    private Instant uploadedAt;

    @Column(name = "lines_good")
    private int linesGood;

    @Column(name = "lines_bad")
    private int linesBad;

    protected ClaimFile() {}

    static ClaimFile stored(
            EventId event, String fileName, String sha256, byte[] content, Actor by, Instant at) {
        var file = new ClaimFile();
        file.id = ClaimFileId.next();
        file.event = event;
        file.fileName = SheetFile.name(fileName, "claims");
        file.sha256 = sha256;
        file.content = content.clone();
        file.uploadedBy = by.login();
        file.uploadedAt = at;
        return file;
    }

    /** How many lines were entered and how many were not. */
    void took(int good, int bad) {
        linesGood = good;
        linesBad = bad;
    }

    public ClaimFileId id() {
        return id;
    }

    public EventId event() {
        return event;
    }

    public int linesGood() {
        return linesGood;
    }

    public int linesBad() {
        return linesBad;
    }

    String uploadedBy() {
        return uploadedBy;
    }

    Instant uploadedAt() {
        return uploadedAt;
    }
}
