package org.muster.event;

/** Who may know of an event: partners never learn of a customs-only one. */
public enum Audience {
    CUSTOMS_ONLY,
    CUSTOMS_AND_PARTNERS;

    /** Whether a person who represents an organisation, not an administration, may take part. */
    public boolean admitsPartners() {
        return this == CUSTOMS_AND_PARTNERS;
    }
}
