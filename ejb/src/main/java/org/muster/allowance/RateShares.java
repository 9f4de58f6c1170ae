package org.muster.allowance;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.List;
import org.muster.ledger.Split;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/**
 * What a daily rate consists of, in hundredths of a per cent. What a host provides is not paid a
 * second time: its share is what is taken off.
 */
@Embeddable
public record RateShares(
        @Column(name = "room_basis_points") int room,
        @Column(name = "breakfast_basis_points") int breakfast,
        @Column(name = "lunch_basis_points") int lunch,
        @Column(name = "dinner_basis_points") int dinner,
        @Column(name = "incidentals_basis_points") int incidentals)
        implements Serializable {
    public static final int WHOLE = 10_000;

    /** Of a scheme that pays no rate of a place. */
    public static final RateShares NONE = new RateShares(0, 0, 0, 0, 0);

    public RateShares {
        requireShare("room", room);
        requireShare("breakfast", breakfast);
        requireShare("lunch", lunch);
        requireShare("dinner", dinner);
        requireShare("incidentals", incidentals);
        var sum = room + breakfast + lunch + dinner + incidentals;
        if (sum != 0 && sum != WHOLE) {
            throw new InvalidInput("room", Told.of("why.scheme.shares"));
        }
    }

    private static void requireShare(String field, int share) {
        if (share < 0 || share > WHOLE) {
            throw new InvalidInput(field, Told.of("why.scheme.share"));
        }
    }

    /** What is taken off where a host provides this. */
    int of(Provision provided) {
        return switch (provided) {
            case LODGING -> room;
            case BREAKFAST -> breakfast;
            case LUNCH -> lunch;
            case DINNER -> dinner;
        };
    }

    /** The least that anything provided takes off. */
    int smallest() {
        return Math.min(Math.min(room, breakfast), Math.min(lunch, dinner));
    }

    boolean areNone() {
        return equals(NONE);
    }

    /**
     * The shares where a place's rate says itself how much of it is the room: the rest is divided
     * as before, by largest remainder, so that all make 100.00 again.
     */
    RateShares withRoom(int other) {
        var rest = WHOLE - other;
        if (room == WHOLE) {
            return new RateShares(other, 0, 0, 0, rest);
        }
        var parts =
                Split.parts(
                        rest,
                        List.of((long) breakfast, (long) lunch, (long) dinner, (long) incidentals));
        return new RateShares(
                other,
                parts.get(0).intValue(),
                parts.get(1).intValue(),
                parts.get(2).intValue(),
                parts.get(3).intValue());
    }
}
