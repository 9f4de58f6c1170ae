package org.muster.invitation;

/** Whom a letter is for. */
public enum RecipientKind {
    /** A customs administration: its focal point, or its Director General's office. */
    MEMBER,
    /** A development partner or another organisation: its contact. */
    ORGANISATION,
    /** One person, invited through the administration they belong to. */
    PERSON
}
