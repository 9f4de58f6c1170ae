package org.muster.event;

import org.muster.member.MemberSummary;
import org.muster.shared.DomainException;

/** Every seat of this kind is taken, of the event or of this Member's share. */
public class SeatsTaken extends DomainException {
    private static final long serialVersionUID = 1;

    private final SeatKind kind;

    SeatsTaken(String eventCode, SeatKind kind, long taken, long offered, MemberSummary member) {
        super(
                "%s: no seat left (%s%s), %d of %d are taken"
                        .formatted(
                                eventCode,
                                kind,
                                member == null ? "" : " " + member.code(),
                                taken,
                                offered),
                eventCode,
                taken,
                offered,
                member);
        this.kind = kind;
    }

    @Override
    public String key() {
        return super.key() + "." + kind;
    }
}
