package org.muster.closing;

/** How long ago money was promised that is still open, in days counted from the promise. */
public enum Age {
    UP_TO_30(0, 30),
    UP_TO_90(31, 90),
    UP_TO_180(91, 180),
    OVER_180(181, 100_000);

    private final int from;
    private final int to;

    Age(int from, int to) {
        this.from = from;
        this.to = to;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }
}
