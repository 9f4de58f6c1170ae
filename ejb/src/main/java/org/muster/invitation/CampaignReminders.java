package org.muster.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/** Plans the reminders of a campaign, writes what they say, and sends one by hand. */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class CampaignReminders {
    private static final int MOST = 50;

    @Inject private Campaigns campaigns;
    @Inject private Reminders reminders;
    @Inject private ReminderTexts texts;
    @Inject private AuditTrail audit;
    @Inject private Settings settings;
    @Inject private Clock clock;

    /**
     * Plans a reminder; one whose moment is over by more than a day is shown as skipped at once.
     */
    public ReminderSummary plan(CampaignId id, int daysBefore, int hour, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        var rule = new ReminderRule(daysBefore, hour);
        campaign.requireOpen();
        var planned = reminders.of(id);
        if (planned.stream().anyMatch(each -> each.follows(rule))) {
            throw new ReminderRuleTaken(rule);
        }
        if (planned.size() >= MOST) {
            throw new InvalidInput("days", "A campaign has at most " + MOST + " reminders");
        }
        var reminder =
                Reminder.planned(
                        campaign,
                        reminders.nextNumber(id),
                        rule,
                        settings.zone(),
                        actor,
                        clock.instant());
        reminders.add(reminder);
        audit.record(actor, "reminder planned", "campaign", id, rule.toString());
        return reminder.summary();
    }

    /** Takes a reminder off the plan that has not gone. */
    public void drop(CampaignId id, int number, Actor actor) {
        campaigns.toChange(id, actor);
        var reminder = reminders.get(id, number);
        if (reminder.state() == ReminderState.SENT) {
            throw new ReminderGone(number);
        }
        reminders.remove(reminder);
        audit.record(actor, "reminder dropped", "campaign", id, "" + number);
    }

    /**
     * Reminds whoever has not answered, now; those reminded today are not reminded again, so that
     * pressing twice sends nothing twice.
     *
     * @return how many letters were queued
     */
    public int remindNow(CampaignId id, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        campaign.requireReminding(clock.instant());
        var reminder = Reminder.byHand(campaign, reminders.nextNumber(id), actor, clock.instant());
        reminders.add(reminder);
        var many = reminders.send(campaign, reminder);
        if (many == 0) {
            reminders.remove(reminder);
        } else {
            audit.record(actor, "reminder sent", "campaign", id, reminder.number() + ": " + many);
        }
        return many;
    }

    /** Writes what reminders of this campaign say in one language. */
    public void write(CampaignId id, Language language, String subject, String body, Actor actor) {
        campaigns.toChange(id, actor).requireOpen();
        texts.write(id, new LetterText(1, language, subject, body));
        audit.record(actor, "reminder written", "campaign", id, language.code());
    }

    /** Goes back to the office's usual words. */
    public void erase(CampaignId id, Language language, Actor actor) {
        campaigns.toChange(id, actor).requireOpen();
        texts.erase(id, language);
        audit.record(actor, "reminder erased", "campaign", id, language.code());
    }
}
