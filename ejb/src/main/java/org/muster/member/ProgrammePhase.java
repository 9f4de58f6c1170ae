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
            String memberCode,
            String programme,
            String phase,
            LocalDate from,
            LocalDate to,
            String note) {
        if (from == null) {
            throw new InvalidInput("from", "The first day is needed");
        }
        if (to != null && to.isBefore(from)) {
            throw new InvalidInput("to", "The last day is before the first");
        }
        var entered = new ProgrammePhase();
        entered.id = UUID.randomUUID();
        entered.memberCode = memberCode;
        entered.programme = text("programme", programme, 1, 60);
        entered.phase = text("phase", phase, 1, 60);
        entered.validFrom = from;
        entered.validTo = to;
        entered.note = text("note", note == null ? "" : note, 0, 500);
        return entered;
    }

    private static String text(String field, String given, int least, int most) {
        var text = given == null ? "" : given.strip();
        if (text.length() < least || text.length() > most) {
            throw new InvalidInput(field, least + " to " + most + " characters are needed");
        }
        return text;
    }

    /** A Member is in one phase of a programme at a time: the next one ends this one. */
    void giveWayTo(ProgrammePhase next) {
        if (validTo != null && validTo.isBefore(next.validFrom)
                || next.validTo != null && next.validTo.isBefore(validFrom)) {
            return;
        }
        if (!next.validFrom.isAfter(validFrom)) {
            throw new InvalidInput("from", "The phase " + phase + " began on " + validFrom);
        }
        validTo = next.validFrom.minusDays(1);
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
