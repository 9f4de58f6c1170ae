package org.muster.erasure;

import java.io.Serializable;
import java.util.List;

/**
 * What would go, before anything goes.
 *
 * @param persons how many rows of persons lose their names
 * @param going what else goes, by kind
 * @param needed why somebody of them is still needed; while there is something nothing goes
 */
public record ErasurePlan(int persons, List<Part> going, List<Part> needed)
        implements Serializable {

    /** So many of a kind. */
    public record Part(String kind, long count) implements Serializable {}

    public boolean isPossible() {
        return persons > 0 && needed.isEmpty();
    }
}
