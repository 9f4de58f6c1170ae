package org.muster.attendance;

import java.io.Serializable;
import java.util.List;
import org.muster.member.PersonId;

/**
 * A line whose person no reference tells: what it says of the person, who it may be about, and what
 * was said of it; nothing yet where the choice is null.
 */
public record Stranger(
        int line,
        String reference,
        String familyName,
        String givenName,
        String fullName,
        String birthDate,
        String administration,
        List<Candidate> candidates,
        LineChoice choice)
        implements Serializable {

    /** The name as the line writes it. */
    public String name() {
        return familyName.isEmpty() ? fullName : (familyName + ", " + givenName).strip();
    }

    /** Both names are there, so that somebody could be registered by them. */
    public boolean isNamed() {
        return !familyName.isEmpty() && !givenName.isEmpty();
    }

    /** How the whole name may be meant; as was said before where something was. */
    public WholeName apart() {
        return choice != null && choice.names() != null
                ? choice.names()
                : WholeName.apart(fullName.isEmpty() ? familyName + " " + givenName : fullName);
    }

    /** The one person of the event whose names these are; nobody where several are, or none. */
    public PersonId likely() {
        var same = candidates.stream().filter(each -> each.ofEvent() && each.sameNames()).toList();
        return same.size() == 1 ? same.get(0).person() : null;
    }

    Stranger with(List<Candidate> found) {
        return new Stranger(
                line,
                reference,
                familyName,
                givenName,
                fullName,
                birthDate,
                administration,
                found,
                choice);
    }
}
