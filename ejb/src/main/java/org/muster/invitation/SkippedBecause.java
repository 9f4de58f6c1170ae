package org.muster.invitation;

/** Why a reminder did not go. */
public enum SkippedBecause {
    /** Its moment was over by more than a day: late reminders confuse. */
    TOO_LATE,
    /** Its campaign was closed first. */
    CAMPAIGN_CLOSED,
    /** None of the campaign's events was still to come. */
    EVENT_OVER
}
