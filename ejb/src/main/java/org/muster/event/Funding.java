package org.muster.event;

/** Whether a fund pays for a person's part or the administration does. */
public enum Funding {
    SPONSORED,
    SELF_FUNDED
}
