package org.muster.invitation;

/** A campaign in a list: how far its current revision is, and how many answered. */
public record CampaignSummary(
        CampaignId id,
        String code,
        String name,
        CampaignStage stage,
        int revision,
        Deadline deadline,
        long recipients,
        long letters,
        long sent,
        long answered) {}
