package org.muster.event;

import java.io.Serializable;
import org.muster.shared.InvalidInput;

/**
 * The seats an event offers to participants: sponsored ones are paid by a fund, self-funded ones by
 * the administration.
 *
 * @param total sponsored and self-funded together
 */
public record Seats(int sponsoredPerMember, int selfFundedPerMember, int sponsoredTotal, int total)
        implements Serializable {

    public Seats {
        if (sponsoredPerMember < 0
                || selfFundedPerMember < 0
                || sponsoredTotal < 0
                || total < sponsoredTotal) {
            throw new InvalidInput(
                    "seats", "Seats are not negative, and the total holds the sponsored ones");
        }
    }

    /** Whether one more participant finds a seat beside those confirmed. */
    boolean hasRoomFor(Funding funding, Taken taken) {
        if (taken.total() >= total) {
            return false;
        }
        return switch (funding) {
            case SPONSORED ->
                    taken.sponsored() < sponsoredTotal
                            && taken.sponsoredOfMember() < sponsoredPerMember;
            case SELF_FUNDED -> taken.selfFundedOfMember() < selfFundedPerMember;
        };
    }

    /** Seats taken by confirmed participants, of everybody and of the one Member asked about. */
    record Taken(long sponsored, long total, long sponsoredOfMember, long selfFundedOfMember) {}
}
