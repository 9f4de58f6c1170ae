package org.muster.invitation;

/** An event's seats: offered, and reserved or confirmed. */
public record SeatSummary(
        long total,
        long taken,
        long sponsored,
        long sponsoredTaken,
        long sponsoredEach,
        long selfFundedEach) {

    /** Whether anybody said how many seats there are. */
    public boolean isLimited() {
        return total < Long.MAX_VALUE;
    }

    public long left() {
        return Math.max(0, total - taken);
    }

    public long sponsoredLeft() {
        return Math.max(0, sponsored - sponsoredTaken);
    }
}
