package org.muster.attendance;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;
import org.muster.member.PersonId;

/** What somebody typed into one cell of the grid: a mark in any of the six languages, or none. */
public record TypedMark(PersonId person, LocalDate day, Half half, String text)
        implements Serializable {

    /**
     * The presence it means. An empty cell means nothing: what was said of a half day is overruled
     * and never unsaid.
     */
    Optional<Presences.Entry> meant() {
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Mark.read(text)
                .map(mark -> new Presences.Entry(person, day, half, mark.covers(half), 0));
    }
}
