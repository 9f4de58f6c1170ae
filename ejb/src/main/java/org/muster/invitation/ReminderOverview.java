package org.muster.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.Roles;

/** Reads what reminders a campaign has, what they say, and whom one would reach now. */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.OPERATOR, Roles.SYSTEM})
public class ReminderOverview {
    @Inject private Campaigns campaigns;
    @Inject private Reminders reminders;
    @Inject private Remindees remindees;
    @Inject private ReminderTexts texts;

    /** The plan, and what went. */
    public List<ReminderSummary> reminders(CampaignId id, Actor actor) {
        campaigns.toRead(id, actor);
        return reminders.of(id).stream().map(Reminder::summary).toList();
    }

    /** Every recipient: to whom a reminder would go now, or why not. */
    public List<Remindee> reached(CampaignId id, Language reader, Actor actor) {
        return remindees.of(campaigns.toRead(id, actor), reader);
    }

    /** What a reminder says in a language. */
    public LetterText text(CampaignId id, Language language, Actor actor) {
        campaigns.toRead(id, actor);
        return texts.of(id).stream()
                .filter(text -> text.language() == language)
                .findFirst()
                .orElseThrow();
    }

    /** Whether the campaign has words of its own in that language. */
    public boolean isOwnText(CampaignId id, Language language, Actor actor) {
        campaigns.toRead(id, actor);
        return texts.own(id).containsKey(language);
    }
}
