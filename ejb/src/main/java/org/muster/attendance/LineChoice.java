package org.muster.attendance;

import java.io.Serializable;
import org.muster.member.PersonId;

/**
 * Who somebody said a line is about whose reference nobody has: a person who is known, one who is
 * registered with the import, or nobody who counts.
 *
 * @param line the line's number in the file
 * @param person whom the line is about; null unless it is a person who is known
 * @param names by which somebody new is registered; null where the line has both names itself
 */
public record LineChoice(int line, Kind kind, PersonId person, WholeName names)
        implements Serializable {

    /** What may be said of a line. */
    public enum Kind {
        PERSON,
        NEW,
        LEFT_OUT
    }

    public LineChoice(int line, Kind kind, PersonId person) {
        this(line, kind, person, null);
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
