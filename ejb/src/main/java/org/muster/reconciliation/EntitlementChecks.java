package org.muster.reconciliation;

import java.util.List;

/** Whether what was claimed, approved or paid is what the days are worth. */
final class EntitlementChecks {
    /**
     * Allowances of another system for nights here, beside the rate of the place and their month.
     */
    private static final String RATE_OUTSIDE =
            """
            select c.run_id, c.event_id, cast(null as uuid), 'OUTSIDE', p.id, p.person_id, cast(null as uuid), p.currency,
                   case when rate.same is null then p.amount_minor else p.amount_minor - nights.number * rate.same end,
                   case when rate.same is null
                        then muster.told('evidence.R16.currency', muster.amount(p.amount_minor, p.currency), rate.others)
                        else muster.told('evidence.R16', muster.amount(p.amount_minor, p.currency), concat(nights.number),
                            muster.amount(rate.same, p.currency)) end
              from compared c
              join muster.capacity_event e on e.id = c.event_id
              join muster.outside_payment p on p.event_id = c.event_id and p.category = 'DSA' and p.first_night is not null
              cross join lateral (select p.last_night - p.first_night + 1 as number) nights
              cross join lateral (
                  select max(r.rate_minor) filter (where r.currency = p.currency) as same,
                         string_agg(r.currency, ', ' order by r.currency) as others
                    from muster.daily_rate r
                   where r.country = e.country_iso and lower(r.city) = lower(e.city)
                     and r.month = cast(date_trunc('month', p.first_night) as date)) rate
             where rate.others is not null
               and (rate.same is null or p.amount_minor > nights.number * rate.same)""";

    /** What is left of advances after their last day to settle. */
    private static final String UNSETTLED =
            """
            select c.run_id, c.event_id, cast(null as uuid), 'PERSON', a.person_id, a.person_id, cast(null as uuid), a.currency,
                   a.amount_minor - a.settled_minor - a.recovered_minor - a.written_off_minor,
                   muster.told('evidence.R22',
                       muster.amount(a.amount_minor - a.settled_minor - a.recovered_minor - a.written_off_minor, a.currency),
                       a.advance_no, cast(a.due_on as text))
              from compared c
              join muster.reconciliation_run r on r.id = c.run_id
              join muster.advance a on a.event_id = c.event_id and a.state = 'PAID' and a.due_on < r.on_day""";

    /** All rows of one person, whichever of them somebody claims under or is paid under. */
    private static final String ROWS_OF_ONE =
            """
            muster.person me join muster.person same on coalesce(same.survivor_id, same.id) = coalesce(me.survivor_id, me.id)""";

    /** The nights of one claim, sought by it alone and not among those of all. */
    private static final String NIGHTS_OF =
            "(select on_night from muster.night_claimed where claim_id = %s offset 0)";

    /**
     * Of two claims the one entered later is in doubt: for the nights that both are for, and by a
     * scheme for those that were claimed though another claim has them and they are not due again.
     */
    private static final String NIGHTS_TWICE =
            """
            nobody, currency, claimed_minor * twice.nights / greatest(days_claimed, twice.nights),
            muster.told('evidence.R11.at', twice.list, twice.events)
              from (select f.* from fact f
                     where f.claim_id is not null
                       and (exists (select from %1$s
                                join muster.claim o on o.person_id = same.id and o.event_id <> f.event_id
                               where me.id = f.person_id)
                            or exists (select from %1$s
                                join muster.outside_payment p on p.person_id = same.id and p.first_night is not null
                               where me.id = f.person_id))
                    offset 0) fact
              cross join lateral (
                  select count(distinct n.on_night) as nights,
                         string_agg(distinct cast(n.on_night as text), ', ') as list,
                         string_agg(distinct e.code, ', ') as events
                    from (select m.on_night, o.event_id
                            from muster.claim own
                            cross join lateral %2$s m
                            join muster.person me on me.id = own.person_id
                            join muster.person same on coalesce(same.survivor_id, same.id) = coalesce(me.survivor_id, me.id)
                            join muster.claim o on o.person_id = same.id and o.event_id <> own.event_id
                             and o.state <> 'REJECTED' and (o.entered_at, o.id) < (own.entered_at, own.id)
                            join lateral %3$s x on x.on_night = m.on_night
                           where own.id = fact.claim_id
                          union all
                          select m.on_night, p.event_id
                            from %4$s m
                            join %1$s on me.id = fact.person_id
                            join muster.outside_payment p on p.person_id = same.id
                             and m.on_night between p.first_night and p.last_night
                          union all
                          select t.on_night, o.event_id
                            from muster.claim own
                            join muster.entitlement d on d.id = own.entitlement_id
                            cross join unnest(d.nights_of_others) with ordinality as t (on_night, at)
                            join muster.person me on me.id = own.person_id
                            join muster.claim_night h on h.person_id = coalesce(me.survivor_id, me.id)
                             and h.on_night = t.on_night
                            join muster.claim o on o.id = h.claim_id
                           where own.id = fact.claim_id and fact.claimed_minor > fact.entitled_minor
                             and t.at <= fact.days_claimed - (
                                 select count(*) from muster.claim_night w where w.claim_id = own.id)) n
                    join muster.capacity_event e on e.id = n.event_id) twice
             where twice.nights > 0"""
                    .formatted(
                            ROWS_OF_ONE,
                            NIGHTS_OF.formatted("own.id"),
                            NIGHTS_OF.formatted("o.id"),
                            NIGHTS_OF.formatted("fact.claim_id"));

    /**
     * Nights at two events that other systems paid one person for; the later payment is in doubt.
     */
    private static final String NIGHTS_PAID_TWICE =
            """
            select c.run_id, c.event_id, cast(null as uuid), 'OUTSIDE', p.id, p.person_id, cast(null as uuid), p.currency,
                   p.amount_minor * twice.nights / (p.last_night - p.first_night + 1),
                   muster.told('evidence.R11.at', twice.list, twice.events)
              from compared c
              join muster.outside_payment p on p.event_id = c.event_id and p.category = 'DSA' and p.first_night is not null
              cross join lateral (
                  select count(distinct n.night) as nights,
                         string_agg(distinct cast(cast(n.night as date) as text), ', ') as list,
                         string_agg(distinct e.code, ', ') as events
                    from %s
                    join muster.outside_payment o on o.person_id = same.id and o.event_id <> p.event_id
                     and o.category = 'DSA' and o.first_night <= p.last_night and o.last_night >= p.first_night
                     and (o.paid_on, o.line_no, o.id) < (p.paid_on, p.line_no, p.id)
                    join muster.capacity_event e on e.id = o.event_id
                    cross join lateral generate_series(cast(greatest(o.first_night, p.first_night) as timestamp),
                        cast(least(o.last_night, p.last_night) as timestamp), interval '1 day') as n (night)
                   where me.id = p.person_id) twice
             where twice.nights > 0"""
                    .formatted(ROWS_OF_ONE);

    static final List<Check> ALL =
            List.of(
                    Check.ofPerson(
                            Mismatch.R03,
                            """
                            nobody, currency, approved_minor - payable_minor,
                            muster.told('evidence.R03', muster.amount(approved_minor, currency), concat(days_present),
                                muster.amount(payable_minor, currency))
                              from fact where approved_minor > payable_minor"""),
                    Check.ofPerson(Mismatch.R11, NIGHTS_TWICE),
                    new Check(Mismatch.R11, NIGHTS_PAID_TWICE),
                    Check.ofPerson(
                            Mismatch.R14,
                            """
                            nobody, currency, least(claimed_minor - entitled_minor, provided.minor),
                            muster.told('evidence.R14', concat(provided.days), muster.amount(provided.minor, currency))
                              from fact
                              cross join lateral (
                                  select count(*) as days, cast(sum(l.rate_minor - l.amount_minor) as bigint) as minor
                                    from muster.entitlement_line l
                                   where l.provided <> '' and l.amount_minor < l.rate_minor and l.entitlement_id = (
                                       select t.id from muster.entitlement t
                                        where t.event_id = fact.event_id and t.person_id = fact.person_id
                                        order by t.revision desc limit 1)) provided
                             where claim_id is not null and funded and claimed_minor > entitled_minor
                               and provided.days > 0"""),
                    Check.ofPerson(
                            Mismatch.R15,
                            """
                            nobody, currency, claimed_minor - entitled_minor,
                            muster.told('evidence.R15', muster.amount(claimed_minor, currency), concat(days_claimed),
                                concat(days_present), muster.amount(entitled_minor, currency))
                              from fact
                             where claim_id is not null and claimed_minor > entitled_minor and funded
                               and days_present > 0"""),
                    Check.ofPerson(
                            Mismatch.R16,
                            """
                            nobody, currency, of_days.minor - nights.number * rate.most,
                            muster.told('evidence.R16', muster.amount(of_days.minor, currency), concat(nights.number),
                                muster.amount(rate.most, currency))
                              from fact
                              cross join lateral (
                                  select max(l.rate_minor) filter (where l.part <> 'TERMINAL') as most,
                                         coalesce(sum(l.amount_minor) filter (where l.part = 'TERMINAL'), 0) as legs_minor
                                    from muster.entitlement_line l
                                   where l.entitlement_id = (
                                       select t.id from muster.entitlement t
                                        where t.event_id = fact.event_id and t.person_id = fact.person_id
                                        order by t.revision desc limit 1)) rate
                              cross join lateral (
                                  select case when days_claimed > 0 and exists (
                                                  select from muster.claim a join muster.allowance_scheme s on s.id = a.scheme_id
                                                   where a.id = fact.claim_id and s.kind = 'PER_NIGHT')
                                              then days_claimed
                                              else greatest(days_claimed, (
                                                  select s.last_night - s.first_night + 1 from muster.authorised_stay s
                                                   where s.participation_id = fact.participation_id
                                                   order by s.seq desc limit 1)) end as number) nights
                              cross join lateral (
                                  select cast(claimed_minor - rate.legs_minor as bigint) as minor) of_days
                             where claim_id is not null and funded and days_present > 0
                               and of_days.minor > nights.number * rate.most"""),
                    new Check(Mismatch.R16, RATE_OUTSIDE),
                    new Check(Mismatch.R22, UNSETTLED),
                    Check.ofPerson(
                            Mismatch.R33,
                            """
                            nobody, currency, claimed_minor,
                            muster.told('evidence.R33', muster.amount(claimed_minor, currency))
                              from fact where claim_id is not null and not funded"""),
                    Check.ofPerson(
                            Mismatch.R34,
                            """
                            nobody, currency, entitled_minor,
                            muster.told(case when claim_rejected then 'evidence.R34.rejected' else 'evidence.R34' end,
                                concat(days_present), muster.amount(entitled_minor, currency))
                              from fact where claim_id is null and funded and days_present > 0
                               and (entitled_minor > 0 or promised_minor > 0)"""));

    private EntitlementChecks() {}
}
