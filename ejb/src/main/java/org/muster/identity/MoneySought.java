package org.muster.identity;

import org.muster.member.PersonId;

/**
 * Two rows are to be one person: does money hang on either? Who keeps promises and claims observes
 * this and says so; then a second person has to agree.
 */
public final class MoneySought {
    private final PersonId one;
    private final PersonId other;
    private boolean found;

    MoneySought(PersonId one, PersonId other) {
        this.one = one;
        this.other = other;
    }

    public PersonId one() {
        return one;
    }

    public PersonId other() {
        return other;
    }

    public void isFound() {
        found = true;
    }

    boolean found() {
        return found;
    }
}
