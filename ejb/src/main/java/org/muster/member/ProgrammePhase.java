package org.muster.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.muster.shared.InvalidInput;

/**
 * Where a Member stood in a programme for a time, e.g. the Columbus Programme's phase II. A
 * programme may begin a phase twice, so each stay is a row of its own.
 */
@Entity
@Table(name = "programme_phase")
public class ProgrammePhase {
    @Id private UUID id;

    @Column(name = "member_code")
    private String memberCode;

    private String programme;
    private String phase;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    private String note;

    protected ProgrammePhase() {}

    static ProgrammePhase enter(
            String memberCode, String programme, String phase, LocalDate from, String note) {
        if (programme == null || programme.isBlank() || phase == null || phase.isBlank()) {
            throw new InvalidInput("phase", "A programme and its phase are needed");
        }
        var entered = new ProgrammePhase();
        entered.id = UUID.randomUUID();
        entered.memberCode = memberCode;
        entered.programme = programme.strip();
        entered.phase = phase.strip();
        entered.validFrom = from;
        entered.note = note == null ? "" : note.strip();
        return entered;
    }

    /** A Member is in one phase of a programme at a time: the next one ends this one. */
    void giveWayTo(LocalDate next) {
        if (!next.isAfter(validFrom)) {
            throw new InvalidInput("from", "The present phase began on " + validFrom);
        }
        validTo = next.minusDays(1);
    }

    boolean isOpen() {
        return validTo == null;
    }

    public String memberCode() {
        return memberCode;
    }

    public String programme() {
        return programme;
    }

    public String phase() {
        return phase;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    public LocalDate validTo() {
        return validTo;
    }

    public String note() {
        return note;
    }
}
