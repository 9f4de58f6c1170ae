package org.muster.invitation;

/**
 * What another donor gave a Member on a campaign's topic: a confirmed participant's sponsored seat
 * at an event that began before the campaign's first one and ended at most so many months before
 * it. What was committed to that participant says who paid, else what was set aside for that event.
 * The campaign's own donors are those of its contribution, else of what is set aside for its
 * events.
 */
final class Supports {

    /** The latest, for recipient r; the campaign's events that take place are "about". */
    static final String LATEST =
            """
            select d.name as donor, past.id as event_id, past.code, past.starts_on
            from muster.participation part
            join muster.capacity_event past on past.id = part.event_id and past.status <> 'CANCELLED'
            join muster.allocation a on a.event_id = past.id
            join muster.contribution k on k.id = a.contribution_id
            join muster.donor d on d.id = k.donor_id
            where :months > 0 and part.member_code = r.member_code
                and part.role = 'PARTICIPANT' and part.funding = 'SPONSORED' and part.status = 'CONFIRMED'
                and past.topic in (select topic from about)
                and past.starts_on <= (select min(starts_on) from about)
                and past.ends_on >= (select min(starts_on) from about) - make_interval(months => :months)
                and not exists (select 1 from muster.campaign_event own where own.campaign_id = :campaign and own.event_id = past.id)
                and case when exists (select 1 from muster.commitment m where m.participation_id = part.id and m.state <> 'CANCELLED')
                    then exists (select 1 from muster.commitment m where m.participation_id = part.id and m.state <> 'CANCELLED'
                        and m.allocation_id = a.id)
                    else a.state = 'APPROVED' end
                and d.id not in (
                    select own.donor_id from muster.campaign c join muster.contribution own on own.id = c.contribution_id
                        where c.id = :campaign
                    union all
                    select own.donor_id from muster.campaign c join muster.campaign_event ce on ce.campaign_id = c.id
                        join muster.allocation mine on mine.event_id = ce.event_id and mine.state in ('PROPOSED', 'APPROVED')
                        join muster.contribution own on own.id = mine.contribution_id
                        where c.id = :campaign and c.contribution_id is null)
            order by past.starts_on desc, past.code, d.name limit 1""";

    private Supports() {}
}
