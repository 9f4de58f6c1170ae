package org.muster.allowance;

/** What an allowance is paid for. */
public enum AllowanceKind {
    /** A flat amount for each day present. */
    PER_DAY,
    /** Each authorised night at the rate of the place and of the night's month. */
    PER_NIGHT,
    /** Each day from the official arrival to the last of the programme, and days to travel. */
    DESA_WORKSHOP
}
