package org.muster.member;

/** What an organisation that is no Member is to us. */
public enum OrganisationKind {
    /** Development partner: a bank, an agency, a United Nations body. */
    PARTNER,
    /** Organises events together with us. */
    CO_ORGANISER,
    /** A regional office or training centre as host or observer. */
    REGIONAL_ENTITY,
    /** Our own Secretariat. */
    SECRETARIAT,
    OTHER
}
