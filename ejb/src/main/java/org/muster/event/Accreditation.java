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
import org.muster.member.PersonId;

/**
 * One step of one expert's accreditation, on a day, shown by an event. Steps are added, not
 * changed.
 */
@Entity
@Table(name = "accreditation")
public class Accreditation {
    @Id private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "person_id"))
    private PersonId person;

    @Enumerated(EnumType.STRING)
    private AccreditationType type;

    @Enumerated(EnumType.STRING)
    private AccreditationStage stage;

    @Column(name = "on_day")
    private LocalDate onDay;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "event_id"))
    private EventId evidence;

    protected Accreditation() {}

    static Accreditation of(
            PersonId person,
            AccreditationType type,
            AccreditationStage stage,
            LocalDate onDay,
            EventId evidence) {
        var step = new Accreditation();
        step.id = UUID.randomUUID();
        step.person = person;
        step.type = type;
        step.stage = stage;
        step.onDay = onDay;
        step.evidence = evidence;
        return step;
    }

    public UUID id() {
        return id;
    }

    public PersonId person() {
        return person;
    }

    public AccreditationType type() {
        return type;
    }

    public AccreditationStage stage() {
        return stage;
    }

    public LocalDate onDay() {
        return onDay;
    }

    public EventId evidence() {
        return evidence;
    }
}
