package org.muster.event;

/** What a seat may be short of: room, the fund's share, or a Member's own share. */
public enum SeatKind {
    ALL,
    SPONSORED,
    SPONSORED_OF_MEMBER,
    SELF_FUNDED_OF_MEMBER
}
