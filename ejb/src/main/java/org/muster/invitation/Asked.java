package org.muster.invitation;

import java.util.List;
import java.util.UUID;
import org.muster.event.EventId;

/**
 * What an invitation asks, and whom: the events its recipient may attend, until when, and where the
 * officers named in the answer come from.
 *
 * @param member the Member the recipient speaks for, or null
 * @param organisation the organisation the recipient speaks for, or null
 * @param campaign every event of the campaign, also those not named to this recipient
 */
public record Asked(
        String recipientName,
        String member,
        UUID organisation,
        List<InvitedEvent> events,
        List<InvitedEvent> campaign,
        Deadline deadline,
        boolean isClosed) {

    /** Whether the letter invites to the event. */
    public boolean names(EventId event) {
        return events.stream().anyMatch(each -> each.id().equals(event.value()));
    }
}
