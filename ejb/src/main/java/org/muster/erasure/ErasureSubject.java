package org.muster.erasure;

import java.io.Serializable;
import java.util.UUID;

/**
 * Whose names are to go.
 *
 * @param id of the person or event; null where all go that are due by the rules of retention
 */
public record ErasureSubject(Whose whose, UUID id) implements Serializable {
    public ErasureSubject {
        if (whose == Whose.DUE != (id == null)) {
            throw new IllegalArgumentException(
                    "A person or an event is named, and what is due is not");
        }
    }
}
