package org.muster.invitation;

/**
 * How far a campaign really is: its state says what was ordered, its letters what became of it. A
 * campaign none of whose letters is on its way does not send.
 */
public enum CampaignStage {
    /** Being prepared. */
    DRAFT,
    /** A second person is asked to release it. */
    READY,
    /** Letters are on their way, or their turn comes without anybody's decision. */
    SENDING,
    /** Nothing more goes until it is resumed. */
    PAUSED,
    /** Every letter is settled, and at least one has gone. */
    SENT,
    /** Every letter is settled, and none has gone. */
    NOTHING_SENT,
    /** Ended. */
    CLOSED;

    /**
     * @param moving letters that are on their way, or whose turn comes by itself
     * @param gone letters the mail server took, or may have
     */
    static CampaignStage of(CampaignState state, boolean isAsked, long moving, long gone) {
        return switch (state) {
            case DRAFT -> isAsked ? READY : DRAFT;
            case PAUSED -> PAUSED;
            case CLOSED -> CLOSED;
            case SENDING -> {
                if (moving > 0) {
                    yield SENDING;
                }
                if (isAsked) {
                    yield READY;
                }
                yield gone > 0 ? SENT : NOTHING_SENT;
            }
        };
    }
}
