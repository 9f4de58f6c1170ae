package org.muster.event;

/** An event's seats: offered, and taken by confirmed participants or held for selected ones. */
public record SeatSummary(
        long total,
        long taken,
        long sponsored,
        long sponsoredTaken,
        long sponsoredEach,
        long selfFundedEach) {

    public long left() {
        return Math.max(0, total - taken);
    }

    public long sponsoredLeft() {
        return Math.max(0, sponsored - sponsoredTaken);
    }
}
