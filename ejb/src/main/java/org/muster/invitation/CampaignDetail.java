package org.muster.invitation;

import java.util.List;

/** One campaign as its page shows it. */
public record CampaignDetail(
        CampaignId id,
        String code,
        String name,
        CampaignState state,
        int revision,
        Deadline deadline,
        boolean isQueued,
        boolean isOnPaper,
        boolean needsEndorsement,
        List<InvitedEvent> events,
        List<LetterText> texts) {}
