package org.muster.event;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.muster.shared.InvalidInput;

/** A plan, report or decision that an event brought forth, on the day it was handed over. */
@Entity
@Table(name = "capacity_event_output")
public class EventOutput {
    @Id private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "event_id"))
    private EventId event;

    @Column(name = "on_day")
    private LocalDate onDay;

    private String title;

    @Enumerated(EnumType.STRING)
    private OutputKind kind;

    protected EventOutput() {}

    static EventOutput of(EventId event, LocalDate onDay, String title, OutputKind kind) {
        if (title == null || title.isBlank() || title.strip().length() > 250) {
            throw new InvalidInput("title", "A title has 1 to 250 characters");
        }
        var output = new EventOutput();
        output.id = UUID.randomUUID();
        output.event = event;
        output.onDay = onDay;
        output.title = title.strip();
        output.kind = kind;
        return output;
    }

    public UUID id() {
        return id;
    }

    public LocalDate onDay() {
        return onDay;
    }

    public String title() {
        return title;
    }

    public OutputKind kind() {
        return kind;
    }
}
