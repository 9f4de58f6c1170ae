package org.muster.nomination;

import java.time.Instant;
import java.util.List;
import org.muster.invitation.AnswerState;
import org.muster.invitation.Deadline;
import org.muster.invitation.InvitationId;
import org.muster.invitation.InvitedEvent;
import org.muster.shared.Language;

/** What a letter's link shows: what was asked, until when, and what was answered. */
public record AnswerSheet(
        InvitationId invitation,
        long version,
        Language language,
        String organisation,
        String recipientName,
        boolean isOfMember,
        List<InvitedEvent> events,
        Deadline deadline,
        Phase phase,
        AnswerState answer,
        Instant answeredAt,
        String note,
        List<NominationSummary> nominations,
        List<OfferSummary> offers,
        Instant readAt) {

    /** What can still be done through the link. */
    public enum Phase {
        /** Until the deadline: officers are nominated, or the invitation is declined. */
        OPEN,
        /** After it, each until their event ends, officers are withdrawn or replaced. */
        LATE,
        /** Everything is only shown. */
        OVER
    }

    /** Whether the event had ended when this was read; who was in it is then only shown. */
    public boolean isOver(InvitedEvent event) {
        return !readAt.isBefore(event.end());
    }
}
