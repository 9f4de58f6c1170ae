package org.muster.reconciliation;

import java.util.List;

/** Whether there is money for what is payable, and whether it may be spent on that. */
final class FundingChecks {
    /** Whom a document is for, where it is for one person alone. */
    private static final String PERSON =
            "case when count(distinct b.person_id) = 1 then cast(max(cast(b.person_id as text)) as uuid) end";

    /** What one agreement bears of a document or payment, where its earmark does not pay for it. */
    private static final String NOT_EARMARKED =
            """
            select c.run_id, c.event_id, cast(null as uuid), b.kind, b.subject_id, %3$s as person_id, cast(null as uuid),
                   b.currency, cast(sum(b.amount_minor) as bigint),
                   muster.told('evidence.%1$s', string_agg(distinct g.agreement_no, ', '), max(%2$s),
                       muster.amount(cast(sum(b.amount_minor) as bigint), b.currency))
              from compared c
              join muster.cost_borne b on b.event_id = c.event_id
              join muster.contribution g on g.id = b.contribution_id
              join muster.earmark k on k.id = muster.earmark_in_force(b.contribution_id, b.on_day)
             where %4$s
               and (b.kind <> 'COST' or b.amount_minor > coalesce((
                   select sum(x.amount_minor) from muster.exemption x
                    where x.contribution_id = b.contribution_id and x.class = '%1$s' and x.supplier = b.supplier
                      and x.document_no = b.document_no and x.state = 'ACCEPTED'), 0))
             group by c.run_id, c.event_id, b.kind, b.subject_id, b.currency""";

    /** What is payable of a claim, where the earmark of its agreement does not pay for it. */
    private static final String CLAIM_NOT_EARMARKED =
            """
            nobody, currency, payable_minor,
            muster.told('evidence.%1$s', k.agreement_no, %2$s, muster.amount(payable_minor, currency))
              from fact
              cross join lateral (
                  select g.agreement_no, m.id
                    from muster.commitment p
                    join muster.allocation a on a.id = p.allocation_id
                    join muster.contribution g on g.id = a.contribution_id
                    join muster.capacity_event e on e.id = a.event_id
                    join muster.earmark m on m.id = muster.earmark_in_force(g.id, e.ends_on)
                   where p.id = fact.commitment_id) k
             where payable_minor > 0 and %3$s""";

    private static final String OTHER_MEMBER =
            """
            %s.member_code is not null
               and exists (select from muster.earmark_member m where m.earmark_id = k.id)
               and not exists (select from muster.earmark_member m
                   where m.earmark_id = k.id and m.member_code = %1$s.member_code)""";

    private static final String OTHER_KIND =
            """
            not (exists (select from muster.earmark_category y where y.earmark_id = k.id and y.category = %s)
                 and exists (select from muster.earmark_beneficiary y
                     where y.earmark_id = k.id and y.beneficiary = %s))""";

    private static final String TWICE =
            """
            select c.run_id, c.event_id, cast(null as uuid), 'OUTSIDE', p.id, p.person_id, cast(null as uuid), p.currency,
                   p.amount_minor, muster.told('evidence.R12', same.number, muster.amount(p.amount_minor, p.currency))
              from compared c
              join muster.outside_payment p on p.event_id = c.event_id
              cross join lateral (
                  select min(number) as number from (
                      select p.document_no as number from muster.cost_document d
                       where p.document_no <> '' and lower(d.document_no) = lower(p.document_no)
                         and lower(d.supplier) = lower(p.supplier) and d.state = 'APPROVED' and d.credits is null
                      union all
                      select p.ticket_no from muster.cost_share s join muster.cost_document d on d.id = s.document_id
                       where p.ticket_no <> '' and lower(s.sub_line) = lower(p.ticket_no) and d.state = 'APPROVED'
                         and d.credits is null
                      union all
                      select p.end_to_end_id from muster.bank_entry b
                        join muster.bank_explanation x on x.entry_id = b.id and x.kind = 'POSTED' and x.state = 'STANDS'
                       where p.end_to_end_id <> '' and lower(b.end_to_end_id) = lower(p.end_to_end_id)
                         and b.amount_minor < 0
                      union all
                      select p.document_no from muster.outside_payment o
                       where p.document_no <> '' and lower(o.document_no) = lower(p.document_no)
                         and lower(o.supplier) = lower(p.supplier) and (o.paid_on, o.line_no, o.id) < (p.paid_on, p.line_no, p.id)
                      union all
                      select p.ticket_no from muster.outside_payment o
                       where p.ticket_no <> '' and lower(o.ticket_no) = lower(p.ticket_no)
                         and (o.paid_on, o.line_no, o.id) < (p.paid_on, p.line_no, p.id)
                      union all
                      select p.end_to_end_id from muster.outside_payment o
                       where p.end_to_end_id <> '' and lower(o.end_to_end_id) = lower(p.end_to_end_id)
                         and (o.paid_on, o.line_no, o.id) < (p.paid_on, p.line_no, p.id)) known) same
             where same.number is not null""";

    private static final String BORNE_TWICE =
            """
            select c.run_id, c.event_id, cast(null as uuid), 'OUTSIDE', p.id, p.person_id, cast(null as uuid), p.currency,
                   borne.minor - p.amount_minor,
                   muster.told('evidence.R13', muster.amount(borne.minor, p.currency), borne.agreements,
                       muster.amount(p.amount_minor, p.currency))
              from compared c
              join muster.outside_payment p on p.event_id = c.event_id
              cross join lateral (
                  select cast(sum(s.amount_minor) as bigint) as minor,
                         string_agg(g.agreement_no, ', ' order by g.agreement_no) as agreements
                    from muster.outside_share s join muster.contribution g on g.id = s.contribution_id
                   where s.payment_id = p.id) borne
             where borne.minor > p.amount_minor""";

    /** A cost outside the days of who bears it; paid elsewhere, also after the last day to pay. */
    private static final String OUTSIDE_DATES =
            """
            select c.run_id, c.event_id, cast(null as uuid), b.kind, b.subject_id, %s as person_id, cast(null as uuid),
                   b.currency, cast(sum(b.amount_minor) as bigint),
                   muster.told('evidence.R19', string_agg(distinct g.agreement_no, ', '), cast(max(b.on_day) as text))
              from compared c
              join muster.cost_borne b on b.event_id = c.event_id
              join muster.contribution g on g.id = b.contribution_id
             where (b.on_day < g.valid_from
                    or b.on_day > case b.kind when 'COST' then g.valid_to else g.liquidation_to end)
               and (b.kind <> 'COST' or b.amount_minor > coalesce((
                   select sum(x.amount_minor) from muster.exemption x
                    where x.contribution_id = b.contribution_id and x.class = 'R19' and x.supplier = b.supplier
                      and x.document_no = b.document_no and x.state = 'ACCEPTED'), 0))
             group by c.run_id, c.event_id, b.kind, b.subject_id, b.currency""";

    /**
     * What agreements bear of payments of another system, beside what was promised here for just
     * that: to the person, and to nobody by name. An allowance that is claimed here is promised as
     * far as it is payable, and once it is paid no more; of other promises what is still open. In
     * another currency than the agreement's a promise counts for the whole. Two classes ask for it.
     */
    static final String BORNE_ELSEWHERE =
            """
            select c.run_id, p.id, p.event_id, p.person_id, p.category, p.currency, p.amount_minor as whole_minor,
                   s.contribution_id, g.agreement_no, coalesce(s.amount_minor, p.amount_minor) as minor,
                   p.currency is not distinct from g.currency as is_comparable,
                   coalesce(own.minor, approved.minor, 0) as own_minor, coalesce(pool.minor, 0) as pool_minor,
                   coalesce(own.minor, approved.minor, pool.minor) is not null as is_promised,
                   row_number() over (order by p.paid_on, p.line_no, p.id) as at
              from compared c
              join muster.outside_payment p on p.event_id = c.event_id
              left join muster.outside_share s on s.payment_id = p.id
              left join muster.contribution g on g.id = s.contribution_id
              left join fact f on f.event_id = p.event_id and f.person_id = p.person_id
              left join lateral (
                  select case when p.category not in ('DSA', 'TERM') or f.claim_id is null and not coalesce(f.release_due, false)
                                   then sum(k.original_minor - k.posted_minor - k.released_minor)
                              when f.claim_state = 'PAID' or f.claim_id is null then 0
                              when p.category = 'DSA' and f.currency = p.currency then f.payable_minor
                              else sum(k.original_minor - k.released_minor) end as minor
                    from muster.participation t
                    join muster.commitment k on k.participation_id = t.id and k.category = p.category
                    join muster.allocation a on a.id = k.allocation_id and a.contribution_id = s.contribution_id
                   where t.event_id = p.event_id and t.person_id = p.person_id and k.original_minor > k.released_minor
                  having count(*) > 0) own on true
              left join lateral (
                  select f.approved_minor as minor
                   where p.category = 'DSA' and f.claim_state = 'APPROVED' and f.currency = p.currency) approved on true
              left join (
                  select a.contribution_id, a.event_id, k.category,
                         sum(k.original_minor - k.posted_minor - k.released_minor) as minor
                    from compared x join muster.allocation a on a.event_id = x.event_id
                    join muster.commitment k on k.allocation_id = a.id and k.participation_id is null
                     and k.original_minor > k.released_minor
                   where x.event_id in (select event_id from muster.outside_payment)
                   group by a.contribution_id, a.event_id, k.category) pool
                on pool.contribution_id = s.contribution_id and pool.event_id = p.event_id and pool.category = p.category""";

    /**
     * Paid by another system for what nobody promised or approved here, or for more than that: of
     * several payments the first ones have what was promised.
     */
    private static final String UNAPPROVED =
            """
            select run_id, event_id, cast(null as uuid), 'OUTSIDE', id, person_id, cast(null as uuid), currency, beyond_minor,
                   case when is_promised
                        then muster.told('evidence.R21.beyond', muster.amount(whole_minor, currency),
                            muster.amount(beyond_minor, currency))
                        else muster.told('evidence.R21.outside', muster.amount(whole_minor, currency)) end
              from (select run_id, event_id, id, person_id, currency, whole_minor, bool_or(is_promised) as is_promised,
                           cast(least(sum(beyond_minor), whole_minor) as bigint) as beyond_minor
                      from (select u.*, case when is_comparable
                                        then least(unmet_minor, greatest(sum(case when is_comparable then unmet_minor else 0 end) over (
                                                 partition by run_id, contribution_id, category order by at) - pool_minor, 0))
                                        when is_promised then 0 else minor end as beyond_minor
                              from (select b.*, case when is_comparable
                                                then least(minor, greatest(sum(case when is_comparable then minor else 0 end) over (
                                                         partition by run_id, contribution_id, category, person_id order by at)
                                                         - own_minor, 0))
                                                else 0 end as unmet_minor
                                      from borne_elsewhere b) u) v
                     group by run_id, event_id, id, person_id, currency, whole_minor) w
             where beyond_minor > 0""";

    /**
     * Paid by another system for more than what was set aside has left. Of allowances only those
     * count that were approved here: the others are what is being compared.
     */
    private static final String OVER_ALLOCATION =
            """
            select run_id, event_id, cast(null as uuid), 'OUTSIDE', id, person_id, cast(null as uuid), currency,
                   cast(least(sum(beyond_minor), whole_minor) as bigint),
                   muster.told('evidence.R20.outside', muster.amount(whole_minor, currency),
                       muster.amount(cast(least(sum(beyond_minor), whole_minor) as bigint), currency),
                       string_agg(agreement_no, ', ' order by agreement_no))
              from (select b.*, least(b.minor, greatest(sum(b.minor) over (
                               partition by b.run_id, b.contribution_id, b.category order by b.at)
                               - (set_aside.minor - coalesce(spent.minor, 0)), 0)) as beyond_minor
                      from borne_elsewhere b
                      join (select a.contribution_id, a.event_id, a.category, a.amount_minor as minor
                              from compared x join muster.allocation a on a.event_id = x.event_id and a.state = 'APPROVED') set_aside
                        on set_aside.contribution_id = b.contribution_id and set_aside.event_id = b.event_id
                       and set_aside.category = b.category
                      left join (
                          select l.contribution_id, l.event_id, l.category, l.currency, sum(l.amount_minor) as minor
                            from compared x join muster.journal_line l on l.event_id = x.event_id
                           where l.account = 'EXPENSE' and l.category not in ('DSA', 'TERM')
                             and x.event_id in (select event_id from muster.outside_payment)
                           group by l.contribution_id, l.event_id, l.category, l.currency
                          union all
                          select a.contribution_id, a.event_id, 'DSA', f.currency, sum(f.approved_minor)
                            from fact f join muster.commitment k on k.id = f.commitment_id
                            join muster.allocation a on a.id = k.allocation_id
                           where f.approved_minor > 0
                           group by a.contribution_id, a.event_id, f.currency) spent
                        on spent.contribution_id = b.contribution_id and spent.event_id = b.event_id
                       and spent.category = b.category and spent.currency = b.currency
                     where b.is_comparable) w
             where beyond_minor > 0
             group by run_id, event_id, id, person_id, currency, whole_minor""";

    /** Promises that no claim of a person answers for any more: those are R02 and R34. */
    private static final String OVERDUE =
            """
            select c.run_id, c.event_id, cast(null as uuid), 'COMMITMENT', k.id, t.person_id, cast(null as uuid), k.currency,
                   k.original_minor - k.posted_minor - k.released_minor,
                   muster.told(case when g.liquidation_to < r.on_day then 'evidence.R23.expired'
                                    when e.status = 'CANCELLED' then 'evidence.R23.cancelled' else 'evidence.R23' end,
                       muster.amount(k.original_minor - k.posted_minor - k.released_minor, k.currency), g.agreement_no,
                       cast(case when g.liquidation_to < r.on_day then g.liquidation_to else e.ends_on end as text))
              from compared c
              join muster.reconciliation_run r on r.id = c.run_id
              join muster.capacity_event e on e.id = c.event_id
              join muster.allocation a on a.event_id = c.event_id
              join muster.commitment k on k.allocation_id = a.id
               and k.original_minor > k.posted_minor + k.released_minor
              join muster.contribution g on g.id = a.contribution_id
              left join muster.participation t on t.id = k.participation_id
             where (k.participation_id is null or k.category <> 'DSA')
               and %s""";

    /** Nobody may pay it any more, or what it was promised for does not take place. */
    private static final String NOTHING_TO_PAY =
            "(g.liquidation_to < r.on_day or e.status = 'CANCELLED')";

    /** The supplier's invoice is late, and still payable when it comes. */
    private static final String INVOICE_LATE =
            "g.liquidation_to >= r.on_day and e.status <> 'CANCELLED' and e.ends_on <= r.overdue_day";

    private static final String UNPROVEN_GIFT =
            """
            select c.run_id, c.event_id, cast(null as uuid), 'GIFT', g.id, cast(null as uuid), cast(null as uuid), g.currency,
                   g.value_minor, muster.told('evidence.R30', muster.amount(g.value_minor, g.currency), g.provider)
              from compared c
              join muster.in_kind g on g.event_id = c.event_id
             where g.state in ('VALUED', 'REPORTED') and g.value_minor > 0
               and not exists (select from muster.evidence v where v.subject_kind = 'GIFT' and v.subject_id = g.id)""";

    static final List<Check> ALL =
            List.of(
                    new Check(Mismatch.R12, TWICE),
                    new Check(Mismatch.R13, BORNE_TWICE),
                    Check.ofPerson(
                            Mismatch.R17,
                            CLAIM_NOT_EARMARKED.formatted(
                                    Mismatch.R17,
                                    "fact.member_code",
                                    OTHER_MEMBER.formatted("fact"))),
                    new Check(
                            Mismatch.R17,
                            NOT_EARMARKED.formatted(
                                    Mismatch.R17,
                                    "b.member_code",
                                    PERSON,
                                    OTHER_MEMBER.formatted("b"))),
                    Check.ofPerson(
                            Mismatch.R18,
                            CLAIM_NOT_EARMARKED.formatted(
                                    Mismatch.R18,
                                    "'DSA'",
                                    OTHER_KIND.formatted("'DSA'", "'PARTICIPANTS'"))),
                    new Check(
                            Mismatch.R18,
                            NOT_EARMARKED.formatted(
                                    Mismatch.R18,
                                    "b.category",
                                    PERSON,
                                    OTHER_KIND.formatted("b.category", "b.beneficiary"))),
                    Check.ofRefusal(Mismatch.R19),
                    new Check(Mismatch.R19, OUTSIDE_DATES.formatted(PERSON)),
                    Check.ofRefusal(Mismatch.R20),
                    new Check(Mismatch.R20, OVER_ALLOCATION),
                    Check.ofPerson(
                            Mismatch.R21,
                            """
                            nobody, currency, payable_minor,
                            coalesce(refused_why, muster.told('evidence.R21', muster.amount(payable_minor, currency)))
                              from fact
                             where refused_class = 'R21' or payable_minor > 0 and commitment_id is null"""),
                    new Check(Mismatch.R21, UNAPPROVED),
                    new Check(Mismatch.R23, OVERDUE.formatted(NOTHING_TO_PAY)),
                    new Check(Mismatch.R23, Mismatch.Severity.I, OVERDUE.formatted(INVOICE_LATE)),
                    Check.ofRefusal(Mismatch.R29),
                    new Check(Mismatch.R30, UNPROVEN_GIFT));

    private FundingChecks() {}
}
