package org.muster.invitation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.invitation.CampaignId;
import org.muster.invitation.CampaignReminders;
import org.muster.invitation.LetterText;
import org.muster.invitation.ReminderOverview;
import org.muster.letter.LetterPurpose;
import org.muster.shared.Language;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** What reminders of a campaign say, language by language: its own words or the usual ones. */
@Named
@ViewScoped
public class ReminderText implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private ReminderOverview reminders;
    @Inject private CampaignReminders act;
    @Inject private CampaignRemindersPage page;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String in;
    private String subject;
    private String body;
    private boolean own;

    public void load() {
        LetterText text = reminders.text(CampaignId.of(page.getId()), getLanguage(), user.actor());
        subject = text.subject();
        body = text.body();
        own = reminders.isOwnText(CampaignId.of(page.getId()), getLanguage(), user.actor());
    }

    public String save() {
        act.write(CampaignId.of(page.getId()), getLanguage(), subject, body, user.actor());
        notices.done("reminder.textSaved", user.nameOf(getLanguage()));
        return again();
    }

    public String erase() {
        act.erase(CampaignId.of(page.getId()), getLanguage(), user.actor());
        notices.done("reminder.textErased");
        return again();
    }

    private String again() {
        return "/invitations/reminders?faces-redirect=true&id=" + page.getId() + "&in=" + getIn();
    }

    public Language getLanguage() {
        return Language.find(in == null ? "" : in).orElse(Language.EN);
    }

    public String getIn() {
        return getLanguage().code();
    }

    public void setIn(String in) {
        this.in = in;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getBody() {
        return body;
    }

    public void setBody(String body) {
        this.body = body;
    }

    public String getPlaceholders() {
        return LetterPurpose.REMINDER.shownMarks();
    }

    public boolean isOwn() {
        return own;
    }
}
