package org.muster.invitation;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.muster.shared.Actor;

/**
 * One reminder to those recipients of a campaign who have not answered: it goes once, at its moment
 * or at most a day later, and then never again, whatever is moved.
 */
@Entity
@Table(name = "campaign_reminder")
public class Reminder {
    static final Duration GRACE = Duration.ofHours(24);

    @EmbeddedId private ReminderId id;
    @Version private long version;

    @Column(name = "campaign_id", updatable = false)
    private UUID campaignId;

    @Column(name = "reminder_no", updatable = false)
    private int number;

    @Column(name = "days_before", updatable = false)
    private Integer daysBefore;

    @Column(name = "at_hour", updatable = false)
    private Integer hour;

    @Column(name = "due_at")
    private Instant dueAt;

    @Enumerated(EnumType.STRING)
    private ReminderState state;

    @Enumerated(EnumType.STRING)
    @Column(name = "skipped_because")
    private SkippedBecause skippedBecause;

    @Column(name = "settled_at")
    private Instant settledAt;

    private int letters;

    @Column(name = "created_by", updatable = false)
    private String createdBy;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected Reminder() {}

    /**
     * A reminder that goes at the moment its rule says; one whose moment is long past never does.
     */
    static Reminder planned(
            Campaign campaign,
            int number,
            ReminderRule rule,
            ZoneId office,
            Actor by,
            Instant now) {
        rule.requireBefore(campaign.deadline(), office);
        var reminder = new Reminder();
        reminder.begin(campaign, number, rule.moment(campaign.deadline(), office), by, now);
        reminder.daysBefore = rule.daysBefore();
        reminder.hour = rule.hour();
        reminder.skipIfLate(now);
        return reminder;
    }

    /** A reminder somebody sends now. */
    static Reminder byHand(Campaign campaign, int number, Actor by, Instant now) {
        var reminder = new Reminder();
        reminder.begin(campaign, number, now, by, now);
        return reminder;
    }

    private void begin(Campaign campaign, int no, Instant due, Actor by, Instant now) {
        id = ReminderId.next();
        campaignId = campaign.id().value();
        number = no;
        dueAt = due;
        state = ReminderState.PLANNED;
        createdBy = by.login();
        createdAt = now;
    }

    /** Follows the deadline: what went stays; what was too late may be ahead again. */
    void follow(Deadline deadline, ZoneId office, Instant now) {
        if (state == ReminderState.SENT || daysBefore == null) {
            return;
        }
        dueAt = new ReminderRule(daysBefore, hour).moment(deadline, office);
        state = ReminderState.PLANNED;
        skippedBecause = null;
        settledAt = null;
        if (!dueAt.isBefore(deadline.at())) {
            skip(SkippedBecause.TOO_LATE, now);
        }
        skipIfLate(now);
    }

    boolean follows(ReminderRule rule) {
        return daysBefore != null && rule.equals(new ReminderRule(daysBefore, hour));
    }

    /** Whether its moment has come and is at most a day over. */
    boolean isDue(Instant now) {
        return state == ReminderState.PLANNED && !now.isBefore(dueAt) && !isLate(now);
    }

    private boolean isLate(Instant now) {
        return now.isAfter(dueAt.plus(GRACE));
    }

    /** Gives up what nobody should get any more. */
    void skipIfLate(Instant now) {
        if (isLate(now)) {
            skip(SkippedBecause.TOO_LATE, now);
        }
    }

    void skip(SkippedBecause why, Instant now) {
        if (state == ReminderState.PLANNED) {
            state = ReminderState.SKIPPED;
            skippedBecause = why;
            settledAt = now;
        }
    }

    /** It went, in so many letters. */
    void sent(int many, Instant now) {
        if (state != ReminderState.PLANNED) {
            throw new IllegalStateException("Reminder " + number + " is " + state);
        }
        state = ReminderState.SENT;
        letters = many;
        settledAt = now;
    }

    public ReminderId id() {
        return id;
    }

    CampaignId campaign() {
        return new CampaignId(campaignId);
    }

    public int number() {
        return number;
    }

    public ReminderState state() {
        return state;
    }

    Instant dueAt() {
        return dueAt;
    }

    SkippedBecause skippedBecause() {
        return skippedBecause;
    }

    ReminderSummary summary() {
        return new ReminderSummary(
                number,
                daysBefore,
                hour,
                dueAt,
                state,
                skippedBecause,
                settledAt,
                letters,
                createdBy);
    }
}
