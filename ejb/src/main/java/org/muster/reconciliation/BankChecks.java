package org.muster.reconciliation;

import java.util.List;

/**
 * Whether what the banks say and what is in the books are the same money. It belongs to no event; a
 * receipt that differs belongs to the agreement that the bank names.
 */
final class BankChecks {
    /** Nobody explained it; or it is cash of a list that came back, and some of it is missing. */
    private static final String OPEN_ENTRY =
            """
            select c.run_id, c.event_id, cast(null as uuid), 'BANK_ENTRY', b.id, cast(null as uuid), cast(null as uuid),
                   b.currency, abs(b.amount_minor),
                   muster.told('evidence.R27', a.name, cast(b.booked_on as text), muster.amount(b.amount_minor, b.currency))
              from compared c
              cross join muster.bank_entry b
              join muster.bank_statement s on s.id = b.statement_id
              join muster.bank_account a on a.id = s.account_id
             where b.amount_minor <> 0
               and not exists (select from muster.bank_explanation x where x.entry_id = b.id and x.state = 'STANDS'
                   and not exists (select from muster.cash_of_list l
                       where l.list_id = x.payment_list_id and l.state = 'BOOKED' and not l.is_even))""";

    private static final String UNSEEN =
            """
            select c.run_id, c.event_id, cast(null as uuid), 'POSTING', u.id, cast(null as uuid), cast(null as uuid),
                   min(u.currency), max(abs(u.amount_minor)),
                   muster.told('evidence.R27.unseen', min(u.description), cast(min(u.posted_on) as text),
                       string_agg(muster.amount(u.amount_minor, u.currency), ', ' order by u.currency))
              from compared c cross join muster.unseen_posting u
             group by c.run_id, c.event_id, u.id""";

    /** As the matching reads it: words in capital letters with one space around each. */
    private static final String PLAIN =
            "concat(' ', trim(regexp_replace(upper(%s), '[^[:alnum:]]+', ' ', 'g')), ' ')";

    /** An agreement is named where its number stands as words of its own. */
    private static final String OTHER_AMOUNT =
            """
            select c.run_id, c.event_id, due.contribution_id, 'BANK_ENTRY', b.id, cast(null as uuid), cast(null as uuid),
                   b.currency, abs(due.amount_minor - b.amount_minor),
                   muster.told('evidence.R28', muster.amount(b.amount_minor, b.currency), due.agreement_no,
                       cast(due.due_on as text), muster.amount(due.amount_minor, b.currency))
              from compared c
              cross join muster.bank_entry b
              cross join lateral (
                  select g.id as contribution_id, g.agreement_no, i.amount_minor, i.due_on
                    from muster.contribution g join muster.instalment i on i.contribution_id = g.id
                   where g.currency = b.currency and i.state not in ('RECEIVED', 'WAIVED')
                     and length(%1$s) > 4 and position(%1$s in %2$s) > 0
                   order by abs(i.amount_minor - b.amount_minor), i.due_on, i.id limit 1) due
             where b.amount_minor > 0 and not b.reversal and due.amount_minor <> b.amount_minor
               and not exists (select from muster.bank_explanation x where x.entry_id = b.id and x.state = 'STANDS')"""
                    .formatted(
                            PLAIN.formatted("g.agreement_no"),
                            PLAIN.formatted("concat_ws(' ', b.end_to_end_id, b.remittance)"));

    static final List<Check> ALL =
            List.of(
                    new Check(Mismatch.R27, OPEN_ENTRY),
                    new Check(Mismatch.R27, UNSEEN),
                    new Check(Mismatch.R28, OTHER_AMOUNT));

    private BankChecks() {}
}
