package org.muster.invitation;

import java.util.Map;
import org.muster.letter.DeliveryState;
import org.muster.letter.Withheld;

/**
 * How a campaign's current revision stands, counted at one moment.
 *
 * @param moving letters that are on their way, or whose turn comes without anybody's decision
 */
public record DeliveryPicture(
        int revision,
        CampaignStage stage,
        Map<DeliveryState, Long> delivery,
        Map<AnswerState, Long> answers,
        Map<Withheld, Long> withheld,
        long possiblyTwice,
        long moving) {

    public long total() {
        return delivery.values().stream().mapToLong(Long::longValue).sum();
    }

    public long count(DeliveryState state) {
        return delivery.getOrDefault(state, 0L);
    }

    public long answered(AnswerState state) {
        return answers.getOrDefault(state, 0L);
    }

    public long withheld(Withheld why) {
        return withheld.getOrDefault(why, 0L);
    }

    /** Whether letters may still move by themselves, and not only when a person decides. */
    public boolean isMoving() {
        return stage == CampaignStage.SENDING;
    }
}
