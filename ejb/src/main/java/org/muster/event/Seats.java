package org.muster.event;

import java.io.Serializable;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** Which kind of seat one more participant would find taken; empty when there is room. */
    Optional<SeatKind> full(Funding funding, boolean ofMember, Taken taken) {
        return Stream.of(SeatKind.values())
                .filter(kind -> isAsked(kind, funding, ofMember))
                .filter(kind -> taken.of(kind) >= offered(kind))
                .findFirst();
    }

    private static boolean isAsked(SeatKind kind, Funding funding, boolean ofMember) {
        return switch (kind) {
            case ALL -> true;
            case SPONSORED -> funding == Funding.SPONSORED;
            case SPONSORED_OF_MEMBER -> ofMember && funding == Funding.SPONSORED;
            case SELF_FUNDED_OF_MEMBER -> ofMember && funding == Funding.SELF_FUNDED;
        };
    }

    int offered(SeatKind kind) {
        return switch (kind) {
            case ALL -> total;
            case SPONSORED -> sponsoredTotal;
            case SPONSORED_OF_MEMBER -> sponsoredPerMember;
            case SELF_FUNDED_OF_MEMBER -> selfFundedPerMember;
        };
    }

    /** Seats taken, of everybody and of the one Member asked about. */
    record Taken(long sponsored, long total, long sponsoredOfMember, long selfFundedOfMember) {

        /** With one more, of the Member asked about or of another. */
        Taken and(Funding funding, boolean ofMember) {
            var paid = funding == Funding.SPONSORED ? 1 : 0;
            var own = ofMember ? 1 : 0;
            return new Taken(
                    sponsored + paid,
                    total + 1,
                    sponsoredOfMember + paid * own,
                    selfFundedOfMember + (1 - paid) * own);
        }

        long of(SeatKind kind) {
            return switch (kind) {
                case ALL -> total;
                case SPONSORED -> sponsored;
                case SPONSORED_OF_MEMBER -> sponsoredOfMember;
                case SELF_FUNDED_OF_MEMBER -> selfFundedOfMember;
            };
        }
    }
}
