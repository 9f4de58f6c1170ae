package org.muster.erasure;

import java.io.Serializable;
import java.util.List;

/**
 * What would go, before anything goes.
 *
 * @param persons how many rows of persons lose their names
 * @param going what else goes, by kind
 * @param touched what of others goes with it
 * @param needed why somebody of them is still needed; while there is something nothing goes
 */
public record ErasurePlan(int persons, List<Part> going, Touched touched, List<Part> needed)
        implements Serializable {

    /** Events whose signed sheets and files go as a whole, and how many others are on them. */
    public record Touched(long events, long others) implements Serializable {}

    /** So many of a kind. */
    public record Part(String kind, long count) implements Serializable {}

    static ErasurePlan of(int persons, List<Part> going) {
        return new ErasurePlan(persons, going, new Touched(0, 0), List.of());
    }

    public boolean isPossible() {
        return persons > 0 && needed.isEmpty();
    }
}
