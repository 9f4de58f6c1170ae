package org.muster.invitation;

/** How far a campaign is. */
public enum CampaignState {
    /** Being prepared; nothing is queued for the current revision. */
    DRAFT,
    /** Its letters go, or have gone. */
    SENDING,
    /** Nothing more goes until it is resumed. */
    PAUSED,
    /** Ended: nothing goes and nothing is answered through it any more. */
    CLOSED
}
