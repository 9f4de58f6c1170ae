package org.muster.web;

import java.io.Serializable;

/** Where a list's page stands among all its rows: an address names its first row. */
public record PagePosition(int first, int size, long total) implements Serializable {

    public PagePosition {
        first = Math.max(0, first);
    }

    /** The first row of the page after this one, or -1. */
    public int next() {
        return first + size < total ? first + size : -1;
    }

    /** The first row of the page before this one, or -1. */
    public int previous() {
        return first == 0 ? -1 : Math.max(0, first - size);
    }
}
