package org.muster.advance;

/**
 * The way of an advance: proposed, approved by a second person, paid; and once nothing of it is
 * open, what closed it last of all: a claim, money that came back, or two people's word.
 */
public enum AdvanceState {
    PROPOSED,
    APPROVED,
    REFUSED,
    PAID,
    SETTLED,
    RECOVERED,
    WRITTEN_OFF
}
