package org.muster.invitation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.muster.invitation.CampaignDetail;
import org.muster.invitation.CampaignId;
import org.muster.invitation.CampaignOverview;
import org.muster.invitation.CampaignReminders;
import org.muster.invitation.CampaignState;
import org.muster.invitation.Remindee;
import org.muster.invitation.ReminderOverview;
import org.muster.invitation.ReminderState;
import org.muster.invitation.ReminderSummary;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;
import org.muster.web.Texts;

/** Reminders of a campaign: what went, what is planned, and exactly whom one would reach now. */
@Named
@ViewScoped
public class CampaignRemindersPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private CampaignOverview overview;
    @Inject private ReminderOverview reminders;
    @Inject private CampaignReminders act;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Texts texts;

    private String id;
    private int first;
    private int days = 7;
    private int hour = 9;
    private transient CampaignDetail campaign;
    private transient List<ReminderSummary> plan;
    private transient List<Remindee> all;

    public void load() {
        campaign = overview.campaign(CampaignId.of(id), user.actor());
        plan = reminders.reminders(CampaignId.of(id), user.actor());
        all =
                reminders.reached(CampaignId.of(id), user.language(), user.actor()).stream()
                        .sorted(Comparator.comparing(each -> !each.isReminded()))
                        .toList();
    }

    public CampaignDetail getCampaign() {
        if (campaign == null) {
            load();
        }
        return campaign;
    }

    public String plan() {
        var planned = act.plan(CampaignId.of(id), days, hour, user.actor());
        if (planned.state() == ReminderState.SKIPPED) {
            notices.warn("reminder.skippedAtOnce");
        } else {
            notices.done("reminder.planned");
        }
        return again();
    }

    public String drop(int number) {
        act.drop(CampaignId.of(id), number, user.actor());
        notices.done("reminder.dropped");
        return again();
    }

    public String remindNow() {
        notices.done("reminder.queued", act.remindNow(CampaignId.of(id), user.actor()));
        return again();
    }

    private String again() {
        return "/invitations/reminders?faces-redirect=true&id=" + id;
    }

    public boolean isWriter() {
        return user.is(Roles.EVENT_OFFICER) && getCampaign().state() != CampaignState.CLOSED;
    }

    public List<ReminderSummary> getPlan() {
        return plan;
    }

    /** The recipients of this page of the list, those who would be reminded first. */
    public List<Remindee> getRows() {
        return all == null ? List.of() : all.stream().skip(first).limit(SIZE).toList();
    }

    /** How many would be reminded now. */
    public long getReached() {
        getCampaign();
        return all == null ? 0 : all.stream().filter(Remindee::isReminded).count();
    }

    /** What the button says: how many it reminds. */
    public String getButton() {
        return texts.of("reminder.now", getReached());
    }

    public PagePosition getPosition() {
        return new PagePosition(first, SIZE, all == null ? 0 : all.size());
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = Math.max(0, first);
    }

    public int getDays() {
        return days;
    }

    public void setDays(int days) {
        this.days = days;
    }

    public int getHour() {
        return hour;
    }

    public void setHour(int hour) {
        this.hour = hour;
    }
}
