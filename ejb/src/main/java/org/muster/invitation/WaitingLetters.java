package org.muster.invitation;

/** What would go from one campaign if sending were armed. */
public record WaitingLetters(
        CampaignId campaign,
        String code,
        String name,
        CampaignState state,
        long queued,
        long inFlight,
        long uncertain) {}
