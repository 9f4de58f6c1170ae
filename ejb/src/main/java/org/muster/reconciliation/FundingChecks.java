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

    /** Paid by another system for what nobody promised or approved here. */
    private static final String UNAPPROVED =
            """
            select c.run_id, c.event_id, cast(null as uuid), 'OUTSIDE', p.id, p.person_id, cast(null as uuid), p.currency,
                   p.amount_minor, muster.told('evidence.R21.outside', muster.amount(p.amount_minor, p.currency))
              from compared c
              join muster.outside_payment p on p.event_id = c.event_id
             where not exists (
                   select from muster.outside_share s
                     join muster.allocation a on a.contribution_id = s.contribution_id and a.event_id = p.event_id
                     join muster.commitment k on k.allocation_id = a.id and k.category = p.category
                     left join muster.participation t on t.id = k.participation_id
                    where s.payment_id = p.id and (t.id is null or t.person_id = p.person_id)
                      and k.original_minor > k.released_minor)
               and not exists (
                   select from muster.claim m
                    where p.category = 'DSA' and m.event_id = p.event_id and m.person_id = p.person_id
                      and m.state in ('APPROVED', 'PAID'))""";

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
