package org.muster.account;

/**
 * Something a role can be limited to, by the name people know it by.
 *
 * @param ref what a grant keeps: a region's code, an event's or a contribution's id
 * @param code the code or number people call it by
 * @param title what it is called; blank where the code says it all
 */
public record ScopeChoice(ScopeKind kind, String ref, String code, String title) {

    /** Code and title as a list shows them. */
    public String label() {
        return title.isBlank() ? code : code + " · " + title;
    }
}
