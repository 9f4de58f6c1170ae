package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.event.EventCalledOff;
import org.muster.letter.LetterId;
import org.muster.letter.Letters;
import org.muster.letter.Withheld;

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

    /** Why nobody is reminded of invitation i; null when they may be. */
    static final String REMINDER_WITHHELD =
            "(case when i.answer in ('NOMINATED', 'DECLINED') then 'ANSWERED' else "
                    + WITHHELD
                    + " end)";

    private static final String INVITING =
            """
            select found.id, found.why from (
                select l.id, l.delivery, l.withheld, %s as why from muster.letter l
                join muster.invitation i on i.id = l.about_id %s
                where l.purpose = 'INVITATION' and l.delivery in ('QUEUED', 'UNCERTAIN') and l.withheld is distinct from 'BY_HAND'
                    and (cast(:campaign as uuid) is null or l.mailing_id = :campaign)) found
            where (found.why is not null or found.delivery = 'UNCERTAIN')
                and found.withheld is distinct from found.why"""
                    .formatted(WITHHELD, JOINS);

    /** A reminder goes as long as one of those it reminds may be reminded. */
    private static final String REMINDING =
            """
            select found.id, found.why from (
                select l.id, l.delivery, l.withheld, case when count(*) = count(each.why) then min(each.why) end as why
                from muster.letter l join muster.campaign_reminder cr on cr.campaign_id = l.mailing_id and cr.reminder_no = l.occasion
                join lateral (select %s as why from muster.reminder_recipient rr
                    join muster.invitation i on i.id = rr.invitation_id %s
                    where rr.reminder_id = cr.id and rr.carrier_id = l.about_id) each on true
                where l.purpose = 'REMINDER' and l.delivery in ('QUEUED', 'UNCERTAIN') and l.withheld is distinct from 'BY_HAND'
                    and (cast(:campaign as uuid) is null or l.mailing_id = :campaign)
                group by l.id) found
            where (found.why is not null or found.delivery = 'UNCERTAIN')
                and found.withheld is distinct from found.why"""
                    .formatted(REMINDER_WITHHELD, JOINS);

    @PersistenceContext private EntityManager entities;
    @Inject private Letters letters;
    @Inject private Clock clock;

    /** Keeps back what must not go, of one campaign or (null) of all; returns how many letters. */
    int withhold(CampaignId campaign) {
        entities.flush();
        return letters.withhold(
                Stream.of(INVITING, REMINDING)
                        .flatMap(query -> verdicts(query, campaign))
                        .toList());
    }

    private Stream<Letters.Verdict> verdicts(String query, CampaignId campaign) {
        return Rows.of(
                        entities.createNativeQuery(query)
                                .setParameter("now", clock.instant())
                                .setParameter(
                                        "campaign", campaign == null ? null : campaign.value()))
                .stream()
                .map(DispatchRule::verdict);
    }

    private static Letters.Verdict verdict(Object[] row) {
        return new Letters.Verdict(
                new LetterId((UUID) row[0]),
                row[1] == null ? null : Withheld.valueOf((String) row[1]));
    }

    /** Why this letter must not go. */
    Optional<Withheld> withheld(InvitationId invitation) {
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
                                        .setParameter("id", invitation.value())
                                        .getSingleResult())
                .map(Withheld::valueOf);
    }

    /**
     * Letters about a cancelled event go only while another of their events takes place. Whoever is
     * queueing letters at the moment is waited for.
     */
    void onCalledOff(@Observes EventCalledOff called) {
        for (var campaign :
                Rows.ids(
                        entities.createNativeQuery(
                                        """
                                        select c.id from muster.campaign c where exists (select 1 from muster.campaign_event ce
                                            where ce.campaign_id = c.id and ce.event_id = :event)
                                        order by c.id for update""")
                                .setParameter("event", called.event().value()))) {
            withhold(new CampaignId(campaign));
        }
    }
}
