package org.muster.invitation;

import java.util.List;

/**
 * One campaign as its page shows it.
 *
 * @param paidBy the agreement whose earmark says which Members are invited, and its donor; null
 *     where every Member may be
 */
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
        Release release,
        String paidBy,
        List<InvitedEvent> events,
        List<LetterText> texts) {}
