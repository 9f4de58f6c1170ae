package org.muster.travel;

/** Who buys the ticket. */
public enum TicketBuyer {
    /** The organisation that invites. */
    ORGANISATION,
    /** The traveller's own administration. */
    ADMINISTRATION
}
