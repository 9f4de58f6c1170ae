package org.muster.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/**
 * Settles reminders whose moment has come, one in each transaction. Two servers may do so at once:
 * each looks again once it has the campaign to itself.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class ReminderRound {
    @Inject private Campaigns campaigns;
    @Inject private InvitationContents contents;
    @Inject private Reminders reminders;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;

    /** A reminder to be settled, and whose it is. */
    public record Due(CampaignId campaign, ReminderId reminder) {}

    /** Reminders to be settled now, the earliest first. */
    public List<Due> undecided() {
        return reminders.undecided(clock.instant());
    }

    /** Sends the reminder, gives it up, or leaves it for later where its campaign rests. */
    public void settle(CampaignId campaignId, ReminderId id) {
        var campaign = campaigns.toChange(campaignId, Actor.SYSTEM);
        var reminder = reminders.find(id).orElse(null);
        if (reminder == null || reminder.state() != ReminderState.PLANNED) {
            return;
        }
        var now = clock.instant();
        if (campaign.state() == CampaignState.CLOSED) {
            reminder.skip(SkippedBecause.CAMPAIGN_CLOSED, now);
        } else {
            reminder.skipIfLate(now);
        }
        if (reminder.isDue(now) && !isAnyAhead(campaign.id(), now)) {
            reminder.skip(SkippedBecause.EVENT_OVER, now);
        }
        if (reminder.state() == ReminderState.SKIPPED) {
            told("reminder skipped", reminder, reminder.skippedBecause().name());
        } else if (reminder.isDue(now) && campaign.isReminding(now)) {
            told("reminder sent", reminder, "" + reminders.send(campaign, reminder));
        }
    }

    private boolean isAnyAhead(CampaignId campaign, Instant now) {
        return contents.events(campaign).values().stream()
                .anyMatch(event -> !event.end().isBefore(now));
    }

    private void told(String act, Reminder reminder, String detail) {
        audit.record(
                Actor.SYSTEM,
                act,
                "campaign",
                reminder.campaign(),
                reminder.number() + ": " + detail);
    }
}
