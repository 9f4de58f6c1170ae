package org.muster.attendance;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.Sha256;
import org.muster.shared.SheetFile;

/**
 * A list of who was there and what list it is. How far its lines were taken over stands beside it,
 * written with them. The file is kept as it came, and read only where it is asked for: it is large.
 */
@Entity
@Table(name = "attendance_sheet")
public class AttendanceSheet {
    /**
     * Kept until somebody says how it is read; to be taken over; taken over; given up; or taken
     * back.
     */
    public enum State {
        RECEIVED,
        STORED,
        IMPORTED,
        FAILED,
        UNDONE
    }

    /** What a file tells presence by: signatures, a facilitator's list, or who was connected. */
    public enum Source {
        SHEET,
        FACILITATOR,
        ONLINE
    }

    @EmbeddedId private SheetId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "event_id"))
    private EventId event;

    private String sha256;

    @Column(name = "file_name")
    private String fileName;

    @Column(name = "media_type")
    private String mediaType;

    @Column(name = "uploaded_by")
    private String uploadedBy;

    @Column(name = "uploaded_at")
    private Instant uploadedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    @Enumerated(EnumType.STRING)
    private Source source;

    @Column(name = "read_as")
    private String readAs;

    @Column(name = "lines_done")
    private int linesDone;

    @Column(name = "lines_good")
    private int linesGood;

    @Column(name = "lines_bad")
    private int linesBad;

    @Column(name = "lines_left_out")
    private int linesLeftOut;

    private String mapping;

    protected AttendanceSheet() {}

    static AttendanceSheet received(
            EventId event, String fileName, SheetFile file, byte[] content, Actor by, Instant at) {
        var sheet = new AttendanceSheet();
        sheet.id = SheetId.next();
        sheet.event = event;
        sheet.sha256 = Sha256.of(content);
        sheet.fileName = fileName;
        sheet.mediaType = file.mediaType();
        sheet.readAs = file.readAs();
        sheet.uploadedBy = by.login();
        sheet.uploadedAt = at;
        sheet.state = State.RECEIVED;
        sheet.source = Source.SHEET;
        sheet.mapping = "";
        return sheet;
    }

    /** Its columns are to be read like this. */
    void map(List<ColumnMeaning> columns) {
        requireReceived();
        mapping = ColumnMeaning.written(columns);
    }

    /** Its lines are to count as what it is. */
    void declare(Source what) {
        requireReceived();
        source = what;
    }

    /** Its lines are to be taken over; whether that is news. */
    boolean confirm() {
        var isNews = state == State.RECEIVED;
        state = isNews ? State.STORED : state;
        return isNews;
    }

    /** Lines up to this one are taken over; how many of them well and how many not. */
    void took(int upToLine, SheetReader read) {
        linesDone = Math.max(linesDone, upToLine);
        linesGood += read.good();
        linesBad += read.bad();
        linesLeftOut += read.leftOut();
    }

    /** All lines are taken over; whether that is news. */
    boolean imported() {
        var isNews = state == State.STORED;
        state = isNews ? State.IMPORTED : state;
        return isNews;
    }

    /** What it says counts no longer; whether that is news. */
    boolean undo() {
        var isNews = state != State.UNDONE;
        state = State.UNDONE;
        return isNews;
    }

    void requireReceived() {
        if (state != State.RECEIVED) {
            throw new SheetSettled(fileName);
        }
    }

    boolean is(State other) {
        return state == other;
    }

    Source source() {
        return source;
    }

    /** Whether several lines may be about one person, as a log's are. */
    boolean isRepeating() {
        return source == Source.ONLINE;
    }

    /** How its columns are read; empty where the headers say so themselves. */
    List<ColumnMeaning> mapping() {
        return ColumnMeaning.readAll(mapping);
    }

    String fileName() {
        return fileName;
    }

    public SheetId id() {
        return id;
    }

    public EventId event() {
        return event;
    }

    public String uploadedBy() {
        return uploadedBy;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }

    int linesDone() {
        return linesDone;
    }

    SheetSummary summary() {
        return new SheetSummary(
                id,
                event,
                fileName,
                readAs,
                uploadedBy,
                uploadedAt,
                state,
                source,
                linesGood,
                linesBad,
                linesLeftOut,
                sha256);
    }
}
