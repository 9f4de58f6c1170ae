package org.muster.invitation;

import java.util.Map;

/** How a campaign's current revision stands, counted at one moment. */
public record DeliveryPicture(
        int revision,
        CampaignState state,
        Map<DeliveryState, Long> delivery,
        Map<AnswerState, Long> answers,
        long possiblyTwice) {

    public long total() {
        return delivery.values().stream().mapToLong(Long::longValue).sum();
    }

    public long count(DeliveryState state) {
        return delivery.getOrDefault(state, 0L);
    }

    public long answered(AnswerState state) {
        return answers.getOrDefault(state, 0L);
    }

    /** Whether letters may still move by themselves. */
    public boolean isMoving() {
        return state == CampaignState.SENDING
                && count(DeliveryState.QUEUED)
                                + count(DeliveryState.IN_FLIGHT)
                                + count(DeliveryState.UNCERTAIN)
                        > 0;
    }
}
