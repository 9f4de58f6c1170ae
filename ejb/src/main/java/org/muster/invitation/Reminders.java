package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.letter.LetterId;
import org.muster.letter.LetterPurpose;
import org.muster.letter.Letters;
import org.muster.letter.NewLetter;
import org.muster.member.PersonId;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.shared.Settings;

/** All reminders of campaigns, and their letters, queued while the campaign is locked. */
@ApplicationScoped
class Reminders {
    @PersistenceContext private EntityManager entities;
    @Inject private Remindees remindees;
    @Inject private Letters letters;
    @Inject private Settings settings;
    @Inject private Clock clock;

    /** Recipients that share one of these share one letter. */
    private record Mail(UUID addressee, Language language, List<UUID> events) {}

    List<Reminder> of(CampaignId campaign) {
        return entities.createQuery(
                        "select r from Reminder r where r.campaignId = :campaign order by r.number",
                        Reminder.class)
                .setParameter("campaign", campaign.value())
                .getResultList();
    }

    Reminder get(CampaignId campaign, int number) {
        return of(campaign).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound("reminder", number));
    }

    Optional<Reminder> find(ReminderId id) {
        return Optional.ofNullable(entities.find(Reminder.class, id));
    }

    int nextNumber(CampaignId campaign) {
        return of(campaign).stream().mapToInt(Reminder::number).max().orElse(0) + 1;
    }

    void add(Reminder reminder) {
        entities.persist(reminder);
        entities.flush();
    }

    void remove(Reminder reminder) {
        entities.remove(reminder);
    }

    /** Lets the campaign's reminders follow its deadline. */
    void follow(Campaign campaign) {
        of(campaign.id())
                .forEach(
                        each -> each.follow(campaign.deadline(), settings.zone(), clock.instant()));
    }

    /** Plans whose moment has come, or whose campaign is closed; the earliest first. */
    List<ReminderRound.Due> undecided(Instant now) {
        return entities.createQuery(
                        """
                        select r from Reminder r, Campaign c where c.id.value = r.campaignId and r.state = :planned
                            and (r.dueAt <= :now or c.state = :closed) order by r.dueAt""",
                        Reminder.class)
                .setParameter("planned", ReminderState.PLANNED)
                .setParameter("closed", CampaignState.CLOSED)
                .setParameter("now", now)
                .setMaxResults(100)
                .getResultStream()
                .map(each -> new ReminderRound.Due(each.campaign(), each.id()))
                .toList();
    }

    /**
     * Queues the reminder's letters to whoever did not answer.
     *
     * @return how many letters
     */
    int send(Campaign campaign, Reminder reminder) {
        var mails = new LinkedHashMap<Mail, List<Remindee>>();
        for (var to : remindees.of(campaign, Language.EN)) {
            if (to.isReminded()) {
                mails.computeIfAbsent(
                                new Mail(to.addressee(), to.language(), to.events()),
                                mail -> new ArrayList<>())
                        .add(to);
            }
        }
        var fresh = new ArrayList<NewLetter>();
        for (var together : mails.values()) {
            together.forEach(each -> record(reminder, each, together.get(0)));
            fresh.add(letter(reminder, together.get(0)));
        }
        letters.queue(campaign.id().value(), LetterPurpose.REMINDER, fresh);
        reminder.sent(fresh.size(), clock.instant());
        return fresh.size();
    }

    private void record(Reminder reminder, Remindee one, Remindee carrier) {
        entities.createNativeQuery(
                        """
                        insert into muster.reminder_recipient (reminder_id, recipient_id, invitation_id, carrier_id)
                        values (:reminder, :recipient, :invitation, :carrier)""")
                .setParameter("reminder", reminder.id().value())
                .setParameter("recipient", one.recipient())
                .setParameter("invitation", one.invitation())
                .setParameter("carrier", carrier.invitation())
                .executeUpdate();
    }

    private NewLetter letter(Reminder reminder, Remindee to) {
        var id = LetterId.next();
        return new NewLetter(
                id,
                to.invitation(),
                reminder.number(),
                to.recipient(),
                to.language(),
                new PersonId(to.addressee()),
                to.addresseeKind(),
                letters.messageId(id));
    }
}
