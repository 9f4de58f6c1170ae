package org.muster.allowance;

/** What a host may provide for a night and its day; what is provided is not paid a second time. */
public enum Provision {
    LODGING,
    BREAKFAST,
    LUNCH,
    DINNER
}
