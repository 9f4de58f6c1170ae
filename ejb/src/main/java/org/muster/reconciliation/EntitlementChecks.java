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

    static final List<Check> ALL =
            List.of(
                    Check.ofPerson(
                            Mismatch.R03,
                            """
                            nobody, currency, approved_minor - payable_minor,
                            muster.told('evidence.R03', muster.amount(approved_minor, currency), concat(days_present),
                                muster.amount(payable_minor, currency))
                              from fact where approved_minor > payable_minor"""),
                    // Of two claims, under whatever rows of one person, the one entered later is in
                    // doubt.
                    Check.ofPerson(
                            Mismatch.R11,
                            """
                            nobody, currency, claimed_minor * twice.nights / greatest(days_claimed, twice.nights),
                            muster.told('evidence.R11', twice.list)
                              from fact
                              cross join lateral (
                                  select count(*) as nights, string_agg(cast(n.on_night as text), ', ' order by n.on_night) as list
                                    from (select distinct m.on_night from muster.night_claimed m
                                           where m.claim_id = fact.claim_id
                                             and (exists (select from muster.claim own
                                                      join muster.person me on me.id = own.person_id
                                                      join muster.person same on coalesce(same.survivor_id, same.id) = coalesce(me.survivor_id, me.id)
                                                      join muster.claim o on o.person_id = same.id
                                                       and o.event_id <> own.event_id and o.state <> 'REJECTED'
                                                       and (o.entered_at, o.id) < (own.entered_at, own.id)
                                                      join muster.night_claimed x on x.claim_id = o.id
                                                     where own.id = fact.claim_id and x.on_night = m.on_night)
                                                  or exists (select from muster.person me
                                                      join muster.person same on coalesce(same.survivor_id, same.id) = coalesce(me.survivor_id, me.id)
                                                      join muster.outside_payment p on p.person_id = same.id
                                                     where me.id = fact.person_id and m.on_night between p.first_night and p.last_night))) n) twice
                             where claim_id is not null and twice.nights > 0
                               and (exists (select from muster.person me
                                                      join muster.person same on coalesce(same.survivor_id, same.id) = coalesce(me.survivor_id, me.id)
                                        join muster.claim o on o.person_id = same.id and o.event_id <> fact.event_id
                                       where me.id = fact.person_id)
                                    or exists (select from muster.person me
                                                      join muster.person same on coalesce(same.survivor_id, same.id) = coalesce(me.survivor_id, me.id)
                                        join muster.outside_payment p on p.person_id = same.id
                                         and p.first_night is not null
                                       where me.id = fact.person_id))"""),
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
                            nobody, currency, claimed_minor - nights.number * rate.most,
                            muster.told('evidence.R16', muster.amount(claimed_minor, currency), concat(nights.number),
                                muster.amount(rate.most, currency))
                              from fact
                              cross join lateral (
                                  select max(l.rate_minor) as most from muster.entitlement_line l
                                   where l.entitlement_id = (
                                       select t.id from muster.entitlement t
                                        where t.event_id = fact.event_id and t.person_id = fact.person_id
                                        order by t.revision desc limit 1)) rate
                              cross join lateral (
                                  select greatest(days_claimed, (
                                      select s.last_night - s.first_night + 1 from muster.authorised_stay s
                                       where s.participation_id = fact.participation_id
                                       order by s.seq desc limit 1)) as number) nights
                             where claim_id is not null and funded and days_present > 0
                               and claimed_minor > nights.number * rate.most"""),
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
