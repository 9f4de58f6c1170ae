package org.muster.reconciliation;

import java.util.List;

/** Whether somebody was there who should have been, and the other way about. */
final class PresenceChecks {
    /**
     * Only of events with certificates, and one event after the other: how everybody else stands,
     * here and elsewhere, is not asked.
     */
    private static final String CERTIFICATE =
            """
            select c.run_id, c.event_id, cast(null as uuid), 'PERSON', s.person_id, s.person_id, cast(null as uuid), 'EUR', 0,
                   muster.told('evidence.%s', concat(s.half_days), concat(s.half_days_of), concat(s.needed))
              from (select * from compared
                     where exists (select from muster.certificate k where k.event_id = compared.event_id) offset 0) c
              cross join lateral (
                  select o.*, bool_or(o.certificate_id is not null) over () as somebody_has_one
                    from muster.certificate_standing o where o.event_id = c.event_id offset 0) s
             where s.certificate_id is %s and s.half_days %s s.needed""";

    /** Where a fund pays it waits for two people; where none does it is told. */
    private static final String UNINVITED =
            """
            nobody, currency, claimed_minor, muster.told('evidence.R06', concat(days_present))
              from fact where days_present > 0 and takes_seat and letters_sent and not invited and %s""";

    /**
     * What was claimed, and what was paid before: an advance, which the claim would settle, and a
     * ticket. A ticket in another currency counts by what the books have for it in euros; beside a
     * claim in a third one it is only told.
     */
    private static final String NO_SHOW =
            """
            nobody, case when asked.minor + ticket.own_minor > 0 then currency else 'EUR' end,
            case when asked.minor + ticket.own_minor > 0 then asked.minor + ticket.own_minor else ticket.euro_minor end,
            case when claim_id is null then muster.told('evidence.R01.before', before.list)
                 when before.list = '' then muster.told('evidence.R01', muster.amount(claimed_minor, currency), concat(days_claimed))
                 else muster.told('evidence.R01.both', muster.amount(claimed_minor, currency), concat(days_claimed), before.list) end
              from fact
              cross join lateral (
                  select cast(coalesce(sum(a.amount_minor - a.settled_minor - a.recovered_minor - a.written_off_minor), 0)
                             as bigint) as minor
                    from muster.advance a
                   where a.event_id = fact.event_id and a.person_id = fact.person_id and a.state = 'PAID'
                     and a.claim_id is null and a.currency = fact.currency) advance
              cross join lateral (
                  select cast(coalesce(sum(case fact.currency when t.currency then t.minor when 'EUR' then t.euro_minor end), 0)
                             as bigint) as own_minor,
                         cast(coalesce(sum(t.euro_minor), 0) as bigint) as euro_minor,
                         string_agg(muster.amount(t.minor, t.currency), ', ' order by t.currency) as list
                    from (select q.currency, cast(sum(q.minor) as bigint) as minor,
                                 sum(round(q.minor * q.per_unit)) as euro_minor
                            from (select d.currency, s.amount_minor - coalesce((
                                             select sum(g.amount_minor) from muster.cost_document o
                                               join muster.cost_share g on g.document_id = o.id and g.credited_no = s.share_no
                                              where o.credits = d.id and o.state = 'APPROVED'), 0) as minor, (
                                             select sum(l.functional_minor) / nullif(sum(l.amount_minor), 0) from muster.journal_entry j
                                               join muster.journal_line l on l.entry_id = j.id and l.account = 'EXPENSE'
                                              where j.source_kind = 'COST_DOCUMENT' and j.source_id = cast(d.id as text)) as per_unit
                                    from muster.cost_share s join muster.cost_document d on d.id = s.document_id
                                   where s.participation_id = fact.participation_id and d.state = 'APPROVED'
                                     and d.credits is null) q
                           where q.minor > 0 group by q.currency) t) ticket
              cross join lateral (select greatest(claimed_minor, advance.minor) as minor) asked
              cross join lateral (
                  select concat_ws(', ', case when advance.minor > 0 then muster.amount(advance.minor, currency) end,
                             ticket.list) as list) before
             where days_present = 0 and funded and (claim_id is not null or before.list <> '')""";

    static final List<Check> ALL =
            List.of(
                    Check.ofPerson(Mismatch.R01, NO_SHOW),
                    // What is given back in this run is promised no longer, unless a rule refused
                    // it.
                    Check.ofPerson(
                            Mismatch.R02,
                            """
                            nobody, promised_currency, promised_minor,
                            muster.told('evidence.R02', muster.amount(promised_minor, promised_currency))
                              from fact
                             where days_present = 0 and claim_id is null and promised_minor > 0
                               and (not release_due or refused_class is not null)"""),
                    // The day after the last night is the day to leave. Without any authorised
                    // night
                    // nobody said how long.
                    Check.ofPerson(
                            Mismatch.R04,
                            """
                            nobody, currency, 0, muster.told('evidence.R04', beyond.days)
                              from fact
                              cross join lateral (
                                  select s.first_night, s.last_night from muster.authorised_stay s
                                   where s.participation_id = fact.participation_id order by s.seq desc limit 1) stay
                              cross join lateral (
                                  select string_agg(cast(d.on_day as text), ', ' order by d.on_day) as days
                                    from (select distinct h.on_day from muster.effective_presence h
                                           where h.event_id = fact.event_id and h.person_id = fact.person_id and h.present
                                             and h.on_day not between stay.first_night and stay.last_night + 1) d) beyond
                             where days_present > 0 and beyond.days is not null"""),
                    Check.ofPerson(
                            Mismatch.R05,
                            """
                            nobody, currency, disputed_minor, muster.told('evidence.R05', concat(disputed_days))
                              from fact where disputed_days > 0"""),
                    Check.ofPerson(Mismatch.R06, UNINVITED.formatted("funded")),
                    Check.ofPerson(
                            Mismatch.R06, Mismatch.Severity.I, UNINVITED.formatted("not funded")),
                    // A substitute has no seat: that is told already, and mended by the same
                    // letter.
                    Check.ofPerson(
                            Mismatch.R07,
                            """
                            nobody, currency, claimed_minor,
                            muster.told(case when nominated then 'evidence.R07.nominated' else 'evidence.R07' end,
                                concat(days_present))
                              from fact
                             where days_present > 0 and takes_seat and not confirmed and stands_in_for is null"""),
                    new Check(Mismatch.R24, CERTIFICATE.formatted("R24", "not null", "<")),
                    new Check(
                            Mismatch.R24,
                            Mismatch.Severity.I,
                            CERTIFICATE.formatted("R24.none", "null", ">=")
                                    + " and s.takes_part and s.somebody_has_one"),
                    new Check(
                            Mismatch.R25,
                            """
                            select c.run_id, c.event_id, cast(null as uuid), spent.kind, spent.id, spent.person_id,
                                   cast(null as uuid), spent.currency, spent.minor,
                                   muster.told(case when e.status = 'CANCELLED' then 'evidence.R25' else 'evidence.R25.moved' end,
                                       spent.name, muster.amount(spent.minor, spent.currency),
                                       coalesce(cast(moved.was as text), ''))
                              from compared c
                              join muster.capacity_event e on e.id = c.event_id
                              left join lateral (
                                  select m.moved_at, m.starts_on as was from muster.event_move m
                                   where m.event_id = c.event_id order by m.seq desc limit 1) moved on true
                              cross join lateral (
                                  select 'COST' as kind, d.id, cast(null as uuid) as person_id, d.document_no as name, d.currency,
                                         cast(sum(s.amount_minor) - coalesce((
                                             select sum(g.amount_minor) from muster.cost_document o
                                               join muster.cost_share g on g.document_id = o.id and g.event_id = c.event_id
                                              where o.credits = d.id and o.state = 'APPROVED'), 0) as bigint) as minor,
                                         d.entered_at as at
                                    from muster.cost_share s join muster.cost_document d on d.id = s.document_id
                                   where s.event_id = c.event_id and d.state = 'APPROVED' and d.credits is null group by d.id
                                  union all
                                  select 'CLAIM', a.id, a.person_id, a.claim_no, a.currency, a.payable_minor, a.entered_at
                                    from muster.claim a
                                   where a.event_id = c.event_id and a.state in ('APPROVED', 'PAID')
                                  union all
                                  select 'OUTSIDE', p.id, p.person_id, concat(p.document_no, ' ', p.ticket_no, ' ', p.end_to_end_id),
                                         p.currency, p.amount_minor, p.paid_on
                                    from muster.outside_payment p where p.event_id = c.event_id) spent
                             where spent.minor > 0 and (e.status = 'CANCELLED' or spent.at < moved.moved_at)"""),
                    new Check(
                            Mismatch.R26,
                            """
                            select distinct c.run_id, c.event_id, cast(null as uuid), 'PERSON', p.person_id, p.person_id,
                                   cast(null as uuid), 'EUR', cast(0 as bigint), muster.told('evidence.R26')
                              from compared c
                              join muster.participation p on p.event_id = c.event_id and p.status = 'CONFIRMED'
                               and p.role <> 'PARTICIPANT' and p.funding = 'SPONSORED'
                             where exists (select from muster.commitment k
                                       where k.participation_id = p.id and k.original_minor > k.released_minor)
                                or exists (select from muster.claim a
                                       where a.event_id = c.event_id and a.person_id = p.person_id and a.state <> 'REJECTED')
                                or exists (select from muster.cost_share s join muster.cost_document d on d.id = s.document_id
                                       where s.participation_id = p.id and d.state = 'APPROVED'
                                         and s.beneficiary = 'PARTICIPANTS')"""),
                    new Check(
                            Mismatch.R32,
                            """
                            select c.run_id, c.event_id, cast(null as uuid), 'PERSON', late.person_id, late.person_id,
                                   cast(null as uuid), 'EUR', 0, muster.told('evidence.R32', late.days,
                                       cast(cast(certified.at as date) as text))
                              from compared c
                              cross join lateral (
                                  select told.at from (
                                      select min(s.certified_at) as at
                                    from (select distinct l.contribution_id, j.posted_on from muster.journal_line l
                                            join muster.journal_entry j on j.id = l.entry_id
                                           where l.event_id = c.event_id) posted
                                    join muster.donor_statement s on s.contribution_id = posted.contribution_id
                                     and s.state in ('CERTIFIED', 'SENT')
                                     and posted.posted_on between s.period_from and s.period_to) told
                                   where told.at is not null) certified
                              cross join lateral (
                                  select p.person_id, string_agg(distinct cast(p.on_day as text), ', ') as days
                                    from muster.counted_presence p left join muster.sheet_undo u on u.sheet_id = p.sheet_id
                                   where p.event_id = c.event_id
                                     and case when p.recorded_at > certified.at then u.sheet_id is null
                                              else u.undone_at > certified.at end
                                   group by p.person_id) late"""));

    private PresenceChecks() {}
}
