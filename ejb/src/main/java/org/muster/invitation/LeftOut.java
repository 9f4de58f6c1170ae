package org.muster.invitation;

import java.util.Optional;
import java.util.stream.Stream;

/** Why a recipient gets no letter, when nobody decided so by hand. */
public enum LeftOut {
    /** Neither a focal point valid today nor an office with an address. */
    NO_ADDRESSEE,
    /** None of the campaign's events is open to this recipient, or all are cancelled. */
    NO_EVENT_OPEN,
    /** Not a Member on the day of sending. */
    NOT_A_MEMBER,
    /** The contribution that pays does not pay for this Member on the first event's day. */
    NOT_ELIGIBLE,
    /**
     * Another donor supported this Member on the same topic not long ago; an officer who knows why
     * may keep it in.
     */
    ALREADY_SUPPORTED;

    /** The reason stored, unless it is one that a person wrote. */
    static Optional<LeftOut> read(String stored) {
        return Stream.of(values()).filter(each -> each.name().equals(stored)).findFirst();
    }
}
