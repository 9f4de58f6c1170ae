package org.muster.invitation;

import org.muster.member.Region;

/**
 * Which recipients of a campaign are shown; null means all of a kind.
 *
 * @param region of Members, as of the business day
 */
public record RecipientFilter(
        Region region, RecipientKind kind, Standing standing, LeftOut reason) {
    public static final RecipientFilter ALL = new RecipientFilter(null, null, null, null);

    /** Whether a recipient gets a letter, and if so or not, by whose decision. */
    public enum Standing {
        WRITTEN_TO,
        KEPT_IN,
        LEFT_OUT,
        LEFT_OUT_BY_HAND
    }

    boolean shows(Addressing.Addressed recipient) {
        return (region == null || region.name().equals(recipient.region()))
                && (kind == null || kind == recipient.kind())
                && (reason == null
                        || recipient.leftOutByHand() == null && reason == recipient.leftOut())
                && (standing == null || shows(recipient, standing));
    }

    private static boolean shows(Addressing.Addressed recipient, Standing standing) {
        return switch (standing) {
            case WRITTEN_TO -> recipient.isWrittenTo();
            case KEPT_IN -> recipient.kept() != null;
            case LEFT_OUT -> !recipient.isWrittenTo();
            case LEFT_OUT_BY_HAND -> recipient.leftOutByHand() != null;
        };
    }
}
