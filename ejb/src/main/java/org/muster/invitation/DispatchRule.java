package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.util.Optional;
import org.muster.event.EventCalledOff;
import org.muster.shared.Settings;

/**
 * Which queued letters may go. Between the button and a letter's turn the campaign may be closed or
 * revised, the deadline may pass, an event may be cancelled, the recipient may be left out: the
 * rule is therefore asked again whenever letters are taken, and what it keeps back says why.
 */
@ApplicationScoped
class DispatchRule {
    /** What the rule asks about letter i: its campaign c, its recipient r, the person np named. */
    static final String JOINS =
            """
            join muster.campaign c on c.id = i.campaign_id
            join muster.campaign_recipient r on r.id = i.recipient_id
            left join muster.person np on np.id = r.person_id""";

    /** Why the letter does not go; null when it may. */
    static final String WITHHELD =
            """
            (case when c.state = 'CLOSED' then 'CAMPAIGN_CLOSED'
                when i.letter_revision < c.revision then 'SUPERSEDED'
                when c.deadline_at < :now then 'DEADLINE_PASSED'
                when not exists (select 1 from muster.campaign_event ce join muster.capacity_event e on e.id = ce.event_id
                    where ce.campaign_id = c.id and e.status <> 'CANCELLED' and (%s)) then 'EVENT_CANCELLED'
                when r.left_out is not null then 'LEFT_OUT' end)"""
                    .formatted(
                            Addressing.wall(
                                    "coalesce(r.member_code, np.member_code)",
                                    "coalesce(r.organisation_id, np.organisation_id)"));

    /** It is the letter's turn; an earlier one to the same recipient is not on its way any more. */
    static final String DUE =
            """
            (i.delivery = 'QUEUED' and (i.next_attempt_at is null or i.next_attempt_at <= clock_timestamp())
                or i.delivery = 'UNCERTAIN' and i.times_uncertain <= :again)
            and %s is null
            and not exists (select 1 from muster.invitation earlier where earlier.recipient_id = i.recipient_id
                and earlier.letter_revision < i.letter_revision and earlier.delivery = 'IN_FLIGHT')"""
                    .formatted(WITHHELD);

    @PersistenceContext private EntityManager entities;
    @Inject private Settings settings;
    @Inject private Clock clock;

    Query due(Query query) {
        return query.setParameter("now", clock.instant()).setParameter("again", timesAgain());
    }

    /** An uncertain letter goes once more, or, where the office says so, waits for a person. */
    int timesAgain() {
        return settings.text("muster.dispatch.uncertain", "again").equals("wait") ? 0 : 1;
    }

    /** Keeps back what must not go, of one campaign or (null) of all; returns how many letters. */
    int withhold(CampaignId campaign) {
        entities.flush();
        return entities.createNativeQuery(
                        """
                        update muster.invitation set withheld = found.why,
                            delivery = case when delivery = 'QUEUED' and times_uncertain = 0 then 'CANCELLED' else 'UNCERTAIN' end
                        from (select i.id, %s as why from muster.invitation i %s
                            where i.delivery in ('QUEUED', 'UNCERTAIN') and (cast(:campaign as uuid) is null or c.id = :campaign)) found
                        where invitation.id = found.id and invitation.delivery in ('QUEUED', 'UNCERTAIN')
                            and (found.why is not null or invitation.delivery = 'UNCERTAIN')
                            and invitation.withheld is distinct from found.why"""
                                .formatted(WITHHELD, JOINS))
                .setParameter("now", clock.instant())
                .setParameter("campaign", campaign == null ? null : campaign.value())
                .executeUpdate();
    }

    /** Why this letter must not go. */
    Optional<Withheld> withheld(InvitationId letter) {
        entities.flush();
        return Optional.ofNullable(
                        (String)
                                entities.createNativeQuery(
                                                "select "
                                                        + WITHHELD
                                                        + " from muster.invitation i "
                                                        + JOINS
                                                        + " where i.id = :id")
                                        .setParameter("now", clock.instant())
                                        .setParameter("id", letter.value())
                                        .getSingleResult())
                .map(Withheld::valueOf);
    }

    /** Letters about a cancelled event go only while another of their events takes place. */
    void onCalledOff(@Observes EventCalledOff called) {
        for (var campaign :
                Rows.ids(
                        entities.createNativeQuery(
                                        "select campaign_id from muster.campaign_event where event_id = :event")
                                .setParameter("event", called.event().value()))) {
            withhold(new CampaignId(campaign));
        }
    }
}
