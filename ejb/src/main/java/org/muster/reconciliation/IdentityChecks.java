package org.muster.reconciliation;

import java.util.List;

/** Who was there: the first classes looked for, for who somebody is decides everything after. */
final class IdentityChecks {
    static final List<Check> ALL =
            List.of(
                    Check.ofPerson(
                            Mismatch.R08,
                            """
                            stands_in_for, currency, claimed_minor, muster.told('evidence.R08', concat(days_present))
                              from fact where stands_in_for is not null"""),
                    // Whom nobody wrote a service down for serves where the seat says.
                    Check.ofPerson(
                            Mismatch.R09,
                            """
                            nobody, currency, claimed_minor,
                            muster.told(case when served.code is null then 'evidence.R09.none' else 'evidence.R09' end,
                                sender.code, coalesce(served.code, ''))
                              from fact
                              join muster.capacity_event e on e.id = fact.event_id
                              cross join lateral (
                                  select coalesce((
                                      select r.member_code from muster.nomination n
                                        join muster.invitation i on i.id = n.invitation_id
                                        join muster.campaign_recipient r on r.id = i.recipient_id
                                       where n.event_id = fact.event_id and n.person_id = fact.person_id
                                         and n.selection <> 'WITHDRAWN'
                                       order by n.nominated_at desc, n.id limit 1), fact.member_code) as code) sender
                              cross join lateral (
                                  select s.member_code as code from muster.person_service s
                                   where s.person_id = fact.person_id and (s.since is null or s.since <= e.starts_on)
                                   order by s.since desc nulls last, s.seq desc limit 1) served
                             where (days_present > 0 or claim_id is not null) and sender.code is not null
                               and served.code is distinct from sender.code"""),
                    Check.ofPerson(
                            Mismatch.R10,
                            """
                            duplicate_of, currency, claimed_minor, muster.told('evidence.R10')
                              from fact where duplicate_of is not null"""),
                    // Two rows of one person may have one account. An advance is paid before any
                    // claim.
                    Check.ofPerson(
                            Mismatch.R31,
                            """
                            other.owner, currency, greatest(claimed_minor, cast(coalesce((
                                select sum(a.amount_minor - a.settled_minor - a.recovered_minor - a.written_off_minor)
                                  from muster.advance a
                                 where a.event_id = fact.event_id and a.person_id = fact.person_id and a.state = 'PAID'
                                   and a.claim_id is null and a.currency = fact.currency), 0) as bigint)), muster.told('evidence.R31')
                              from fact
                              cross join lateral (
                                  select cast(min(cast(p.id as text)) as uuid) as owner
                                    from muster.payee_account mine
                                    join muster.payee_account theirs on theirs.account_hash = mine.account_hash
                                    join muster.person me on me.id = mine.person_id
                                    join muster.person p on p.id = theirs.person_id
                                   where mine.person_id = fact.person_id
                                     and coalesce(p.survivor_id, p.id) <> coalesce(me.survivor_id, me.id)) other
                             where other.owner is not null
                               and (claim_id is not null or exists (select from muster.advance a
                                   where a.event_id = fact.event_id and a.person_id = fact.person_id and a.state = 'PAID'
                                   and a.claim_id is null))"""));

    private IdentityChecks() {}
}
